package io.stratoscope.cost;

import io.stratoscope.model.Resource;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** A volume of the kind gp2, which costs more than gp3 and is no faster up to 1,000 GiB. */
final class Gp2VolumeRule implements WasteRule {
    @Override
    public List<Waste> find(CostEstimate cost) {
        return cost.topology().resources(VolumeEstimator.TYPE).stream()
                .filter(volume ->
                        volume.description().text("VolumeType").filter("gp2"::equals).isPresent())
                .map(volume ->
                        new Waste(
                                "gp2-volume",
                                volume,
                                saved(cost, volume),
                                "The volume is a gp2, which is dearer than a gp3.",
                                List.of(WasteRule.says(volume, "VolumeType is gp2")),
                                "Change it to gp3; above 1,000 GiB, compare the operations a second first."))
                .toList();
    }

    private static Optional<BigDecimal> saved(CostEstimate cost, Resource volume) {
        return volume.description()
                .number("Size")
                .flatMap(size ->
                        cost.prices()
                                .price("ebs-gp3", volume.region())
                                .flatMap(gp3 ->
                                        WasteRule.monthly(cost, volume.arn())
                                                .map(now -> now.subtract(gp3.monthly(size)))));
    }
}
