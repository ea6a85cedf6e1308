package io.stratoscope.price;

import io.stratoscope.json.YamlText;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.JsonValue.JsonString;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * List prices by region, each with what it is paid for. A price that is not known for a region is not known: none is borrowed
 * from another. The table that ships is {@code prices.yaml} beside this class.
 */
public final class PriceTable {
    private static final PriceTable SHIPPED = parse(resource());

    private record Key(String name, String region) {}

    private final LocalDate written;
    private final String source;
    private final Map<Key, UnitPrice> prices;

    private PriceTable(LocalDate written, String source, Map<Key, UnitPrice> prices) {
        this.written = written;
        this.source = source;
        this.prices = Map.copyOf(prices);
    }

    /** The table that came with the program. */
    public static PriceTable shipped() {
        return SHIPPED;
    }

    /**
     * Reads a table.
     *
     * @throws IllegalArgumentException when a line of it is not a price
     */
    public static PriceTable parse(String yaml) {
        if (!(YamlText.parse(yaml).value() instanceof JsonObject table)) {
            throw new IllegalArgumentException("a price table is a map");
        }
        Map<Key, UnitPrice> prices = new HashMap<>();
        if (table.get("prices").orElse(JsonObject.EMPTY) instanceof JsonObject lines) {
            lines.members()
                    .forEach((name, line) -> {
                        if (!(line instanceof JsonObject columns)) {
                            throw new IllegalArgumentException("no price: " + name);
                        }
                        read(name, columns, prices);
                    });
        }
        return new PriceTable(
                LocalDate.parse(text(table, "written")), text(table, "source").strip(), prices);
    }

    private static void read(String name, JsonObject columns, Map<Key, UnitPrice> prices) {
        Per per =
                columns.text("per")
                        .flatMap(Per::of)
                        .orElseThrow(() ->
                                new IllegalArgumentException(name + " does not say per what"));
        columns.members()
                .forEach((region, value) -> {
                    if (!region.equals("per")) {
                        if (!(value instanceof JsonString(String usd))) {
                            throw new IllegalArgumentException(
                                    name + " in " + region + " is not in quotes");
                        }
                        prices.put(
                                new Key(name, region),
                                new UnitPrice(name, region, new BigDecimal(usd), per));
                    }
                });
    }

    private static String text(JsonObject table, String name) {
        return table.text(name)
                .orElseThrow(() -> new IllegalArgumentException("a price table says " + name));
    }

    /**
     * The same table with a region's prices as AWS's price list has them now. What the list was asked for and did not say is not
     * known from now on; what it is not asked for stays, and so do the other regions.
     */
    public PriceTable renewed(String region, Collection<UnitPrice> listed, LocalDate today) {
        Map<Key, UnitPrice> renewed = new HashMap<>(prices);
        renewed.keySet()
                .removeIf(key ->
                        key.region().equals(region)
                                && ListedProducts.named(key.name()).isPresent());
        listed.forEach(price -> renewed.put(new Key(price.key(), region), price));
        String words =
                "AWS's price list of " + region + ", asked on " + today + " (Pricing API); else ";
        return new PriceTable(today, words + source, renewed);
    }

    /** As {@link #parse} reads it. */
    public String yaml() {
        StringBuilder yaml = new StringBuilder();
        yaml.append(
                "# Written by 'stratoscope cost update-prices'. Remove the file to have the shipped prices.\n");
        yaml.append("written: ").append(written).append('\n');
        yaml.append("source: >-\n  ").append(source).append("\nprices:\n");
        for (String name : keys()) {
            List<UnitPrice> columns =
                    prices.values().stream()
                            .filter(price -> price.key().equals(name))
                            .sorted(Comparator.comparing(UnitPrice::region))
                            .toList();
            yaml.append("  ").append(name).append(": {per: ");
            yaml.append(columns.getFirst().per().word());
            columns.forEach(price ->
                    yaml.append(", ")
                            .append(price.region())
                            .append(": \"")
                            .append(price.usd().toPlainString())
                            .append('"'));
            yaml.append("}\n");
        }
        return yaml.toString();
    }

    /** How many prices it has for a region. */
    public int count(String region) {
        return (int) prices.keySet().stream().filter(key -> key.region().equals(region)).count();
    }

    /** When the prices were written down. */
    public LocalDate written() {
        return written;
    }

    /** Where they are from, for people. */
    public String source() {
        return source;
    }

    /**
     * A price.
     *
     * @param region region code, or {@code aws-global} for what has none
     * @return empty where it is not known for this region
     */
    public Optional<UnitPrice> price(String key, String region) {
        return Optional.ofNullable(prices.get(new Key(key, region)));
    }

    /** The names of all prices, sorted. */
    public SortedSet<String> keys() {
        SortedSet<String> names = new TreeSet<>();
        prices.keySet().forEach(key -> names.add(key.name()));
        return names;
    }

    private static String resource() {
        try (InputStream in = PriceTable.class.getResourceAsStream("prices.yaml")) {
            if (in == null) {
                throw new IllegalStateException("prices.yaml is missing from the program");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
