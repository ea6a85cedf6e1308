package io.stratoscope.price;

import io.stratoscope.json.JsonFormatException;
import io.stratoscope.json.JsonText;
import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads products of AWS's price list as {@code GetProducts} returns them, each a text of JSON (format {@code aws_v1}). Only what
 * is paid on demand counts. What is in another unit than it should be, has tiers where none are expected, costs nothing, or
 * has two different prices is not known: a wrong price is worse than none.
 */
public final class PriceList {

    /** {@code EUC1-}, {@code USE1-}; the services that are older than these codes write {@code eu-central-1-}. */
    private static final Pattern REGION_CODE =
            Pattern.compile("^(?:[A-Z]{2,4}\\d{0,2}|[a-z]{2}(?:-[a-z]+)+-\\d)-");

    private final String region;
    private final Map<String, UnitPrice> prices = new HashMap<>();
    private final Set<String> ambiguous = new HashSet<>();

    /** Nothing is known yet of a region. */
    public PriceList(String region) {
        this.region = region;
    }

    /**
     * Takes what a product says of one of our prices.
     *
     * @param json what AWS returned; what is no product is passed over
     */
    public void read(ListedProduct wanted, String json) {
        JsonObject product;
        try {
            if (!(JsonText.parse(json) instanceof JsonObject object)) {
                return;
            }
            product = object;
        } catch (JsonFormatException _) {
            return;
        }
        Optional<String> usage = product.text("product", "attributes", "usagetype");
        boolean fits =
                wanted.attributes().entrySet().stream()
                        .allMatch(entry ->
                                attribute(product, entry.getKey())
                                        .filter(entry.getValue()::equals)
                                        .isPresent());
        if (usage.isEmpty() || !fits || isElsewhere(product)) {
            return;
        }
        String name = wanted.nameOf(REGION_CODE.matcher(usage.get()).replaceFirst(""));
        if (!name.isEmpty()) {
            price(wanted, product).ifPresent(usd -> put(name, usd, wanted.per()));
        }
    }

    /** Filters ask for the family of products as for an attribute, and it stands beside them. */
    private static Optional<String> attribute(JsonObject product, String name) {
        return name.equals("productFamily")
                ? product.text("product", name)
                : product.text("product", "attributes", name);
    }

    private boolean isElsewhere(JsonObject product) {
        return product.text("product", "attributes", "regionCode")
                .filter(code -> !code.equals(region))
                .isPresent();
    }

    private void put(String name, BigDecimal usd, Per per) {
        UnitPrice price = new UnitPrice(name, region, usd, per);
        UnitPrice before = prices.put(name, price);
        if (before != null && before.usd().compareTo(usd) != 0) {
            ambiguous.add(name);
        }
    }

    private static Optional<BigDecimal> price(ListedProduct wanted, JsonObject product) {
        List<JsonObject> tiers = tiers(product);
        if (tiers.isEmpty() || (tiers.size() > 1 && !wanted.tiered())) {
            return Optional.empty();
        }
        return tiers.stream()
                .filter(tier -> tier.text("beginRange").orElse("0").equals("0"))
                .filter(tier -> tier.text("unit").filter(wanted.unit()::equals).isPresent())
                .flatMap(tier -> usd(tier).stream())
                .filter(usd -> usd.signum() > 0)
                .findFirst()
                .map(usd -> usd.multiply(wanted.many()).stripTrailingZeros());
    }

    private static List<JsonObject> tiers(JsonObject product) {
        List<JsonObject> tiers = new ArrayList<>();
        members(product, "terms", "OnDemand")
                .forEach(term -> tiers.addAll(members(term, "priceDimensions")));
        return tiers;
    }

    private static List<JsonObject> members(JsonObject object, String... path) {
        List<JsonObject> members = new ArrayList<>();
        if (object.at(path).orElse(JsonObject.EMPTY) instanceof JsonObject inner) {
            for (JsonValue value : inner.members().values()) {
                if (value instanceof JsonObject member) {
                    members.add(member);
                }
            }
        }
        return members;
    }

    private static Optional<BigDecimal> usd(JsonObject tier) {
        return tier.text("pricePerUnit", "USD")
                .flatMap(text -> {
                    try {
                        return Optional.of(new BigDecimal(text));
                    } catch (NumberFormatException _) {
                        return Optional.empty();
                    }
                });
    }

    /** What is known now. */
    public List<UnitPrice> prices() {
        return prices.values().stream().filter(price -> !ambiguous.contains(price.key())).toList();
    }
}
