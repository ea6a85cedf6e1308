package io.stratoscope.cost;

import io.stratoscope.model.Resource;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** An estimate as rows for a spreadsheet: a row a line, and a row without a figure for what is not known. */
public final class CostTable {
    private static final List<String> HEADER =
            List.of(
                    "arn",
                    "type",
                    "name",
                    "region",
                    "what",
                    "quantity",
                    "unitUsd",
                    "per",
                    "monthlyUsd");

    private CostTable() {}

    /** The header and the rows. */
    public static List<List<String>> rows(CostEstimate cost) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(HEADER);
        for (Estimate estimate : cost.estimates()) {
            estimate.lines()
                    .forEach(line ->
                            rows.add(
                                    row(
                                            estimate.resource(),
                                            line.what(),
                                            line.quantity().toPlainString(),
                                            line.price().usd().toPlainString(),
                                            line.price().per().word(),
                                            money(line.monthlyUsd()))));
            estimate.unknown()
                    .forEach(what ->
                            rows.add(
                                    row(
                                            estimate.resource(),
                                            "not known: " + what,
                                            "",
                                            "",
                                            "",
                                            "")));
        }
        return rows;
    }

    private static List<String> row(Resource resource, String... cells) {
        List<String> row =
                new ArrayList<>(
                        List.of(
                                resource.arn().toString(),
                                resource.type().name(),
                                resource.name(),
                                resource.region()));
        row.addAll(List.of(cells));
        return row;
    }

    private static String money(BigDecimal usd) {
        return usd.setScale(2, RoundingMode.HALF_UP).toPlainString();
    }
}
