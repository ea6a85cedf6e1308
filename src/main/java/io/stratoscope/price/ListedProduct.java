package io.stratoscope.price;

import java.math.BigDecimal;
import java.util.Map;

/**
 * Where AWS's own price list has a price. A usage type has the region's code before it everywhere but in us-east-1 (<a
 * href="https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/reading-service-price-list-file-for-services.html">price list
 * files</a>).
 *
 * @param key the price's name in our table; with {@code *} at its end it is one price for each ending of the usage type
 * @param service the service's code in the price list, for example {@code AmazonEC2}
 * @param attributes what the product has to say of itself, and what is asked for
 * @param usageType without the region's code
 * @param unit as the price list spells it
 * @param per what it is paid for in our table
 * @param many how many of the list's units are one of ours
 * @param tiered whether more costs less; what the first costs is the price
 */
public record ListedProduct(
        String key,
        String service,
        Map<String, String> attributes,
        String usageType,
        String unit,
        Per per,
        BigDecimal many,
        boolean tiered) {

    private static final String ANY = "*";

    static ListedProduct of(
            String key,
            String service,
            Map<String, String> attributes,
            String usageType,
            String unit,
            Per per) {
        return new ListedProduct(
                key, service, attributes, usageType, unit, per, BigDecimal.ONE, false);
    }

    ListedProduct inTiers() {
        return new ListedProduct(key, service, attributes, usageType, unit, per, many, true);
    }

    ListedProduct by(long count) {
        return new ListedProduct(
                key, service, attributes, usageType, unit, per, BigDecimal.valueOf(count), tiered);
    }

    /** Whether it stands for many prices. */
    public boolean isFamily() {
        return key.endsWith(ANY);
    }

    /** Whether a price of our table is this one, or one of these. */
    public boolean covers(String name) {
        return isFamily() ? name.startsWith(stem()) : name.equals(key);
    }

    /** The usage type of a price that it covers. */
    public String usageTypeOf(String name) {
        return isFamily() ? usageType + name.substring(stem().length()) : usageType;
    }

    private String stem() {
        return key.substring(0, key.length() - ANY.length());
    }

    /** Our name of the price of a usage type without the region's code; empty where it is another's. */
    String nameOf(String usage) {
        if (!isFamily()) {
            return usage.equals(usageType) ? key : "";
        }
        return usage.startsWith(usageType) && usage.matches("[A-Za-z0-9:.-]+")
                ? stem() + usage.substring(usageType.length())
                : "";
    }
}
