package io.stratoscope.simulator;

import io.stratoscope.json.JsonText;
import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.price.ListedProduct;
import io.stratoscope.price.ListedProducts;
import io.stratoscope.price.PriceTable;
import io.stratoscope.price.UnitPrice;

import software.amazon.awssdk.services.pricing.PricingClient;
import software.amazon.awssdk.services.pricing.model.Filter;
import software.amazon.awssdk.services.pricing.model.FilterType;
import software.amazon.awssdk.services.pricing.model.GetProductsRequest;
import software.amazon.awssdk.services.pricing.model.GetProductsResponse;
import software.amazon.awssdk.services.pricing.model.PricingException;

import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** AWS's price list, with the prices that ship with the program. */
final class SimulatedPricing extends SimulatedService implements PricingClient {
    private static final Paging.Limits PAGES = Paging.Limits.of(100, 100);

    /** Of the regions that the table has; us-east-1 has none. */
    private static final Map<String, String> CODES = Map.of("eu-central-1", "EUC1-");

    SimulatedPricing(AccountState account, String region) {
        super(account, region, "pricing", PricingException::builder);
    }

    @Override
    public GetProductsResponse getProducts(GetProductsRequest request) {
        return call("GetProducts", request, () -> products(request));
    }

    private GetProductsResponse products(GetProductsRequest request) {
        for (Filter filter : request.filters()) {
            if (filter.type() != FilterType.TERM_MATCH) {
                throw error(
                        400, "InvalidParameterException", "only TERM_MATCH filters are simulated");
            }
        }
        List<String> all = new ArrayList<>();
        for (ListedProduct product : ListedProducts.all()) {
            if (product.service().equals(request.serviceCode())) {
                prices(product).stream()
                        .map(price -> attributes(product, price))
                        .filter(attributes -> fits(attributes, request.filters()))
                        .forEach(attributes -> all.add(text(product, attributes)));
            }
        }
        Paging.Page<String> page = page(all, PAGES, request.maxResults(), request.nextToken());
        return GetProductsResponse.builder()
                .formatVersion("aws_v1")
                .priceList(page.items())
                .nextToken(page.token())
                .build();
    }

    private static List<UnitPrice> prices(ListedProduct product) {
        PriceTable table = PriceTable.shipped();
        List<UnitPrice> prices = new ArrayList<>();
        for (String region : List.of("us-east-1", "eu-central-1")) {
            table.keys().stream()
                    .filter(product::covers)
                    .forEach(name -> table.price(name, region).ifPresent(prices::add));
        }
        return prices;
    }

    private static Map<String, String> attributes(ListedProduct product, UnitPrice price) {
        Map<String, String> attributes = new TreeMap<>(product.attributes());
        attributes.put("regionCode", price.region());
        attributes.put(
                "usagetype",
                CODES.getOrDefault(price.region(), "") + product.usageTypeOf(price.key()));
        attributes.put(
                "usd", price.usd().divide(product.many(), MathContext.DECIMAL64).toPlainString());
        return attributes;
    }

    private static boolean fits(Map<String, String> attributes, List<Filter> filters) {
        return filters.stream()
                .allMatch(filter -> filter.value().equals(attributes.get(filter.field())));
    }

    private static String text(ListedProduct product, Map<String, String> known) {
        Map<String, String> attributes = new TreeMap<>(known);
        String usd = attributes.remove("usd");
        String family = attributes.remove("productFamily");
        JsonValue.ObjectBuilder about = JsonValue.object().put("attributes", attributes);
        if (family != null) {
            about.put("productFamily", family);
        }
        JsonObject tier =
                JsonValue.object()
                        .put("unit", product.unit())
                        .put("beginRange", "0")
                        .put("endRange", "Inf")
                        .put("pricePerUnit", Map.of("USD", usd == null ? "" : usd))
                        .build();
        JsonObject term =
                JsonValue.object()
                        .put("priceDimensions", JsonValue.object().put("tier", tier).build())
                        .build();
        return JsonText.compact(
                JsonValue.object()
                        .put("product", about.build())
                        .put("serviceCode", product.service())
                        .put(
                                "terms",
                                JsonValue.object()
                                        .put(
                                                "OnDemand",
                                                JsonValue.object().put("term", term).build())
                                        .build())
                        .build());
    }
}
