package io.stratoscope.cost;

import io.stratoscope.aws.AccountException;
import io.stratoscope.aws.AwsAccount;
import io.stratoscope.aws.AwsFailures;
import io.stratoscope.aws.NotAwsException;
import io.stratoscope.model.Failure;
import io.stratoscope.model.Resource;
import io.stratoscope.price.ListedProduct;
import io.stratoscope.price.ListedProducts;
import io.stratoscope.price.PriceList;
import io.stratoscope.price.PriceTable;
import io.stratoscope.price.UnitPrice;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.pricing.PricingClient;
import software.amazon.awssdk.services.pricing.model.Filter;
import software.amazon.awssdk.services.pricing.model.FilterType;
import software.amazon.awssdk.services.pricing.model.GetProductsRequest;
import software.amazon.awssdk.services.pricing.model.GetProductsResponse;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Asks AWS's price list, which is free of charge, what things cost in a region. */
public final class PriceUpdate {

    /** What came of it. */
    public sealed interface Answer {
        /** A table with the region's prices of now. */
        record Renewed(PriceTable table) implements Answer {}

        /** Nothing is renewed. */
        record Refused(Failure failure) implements Answer {}
    }

    private record Question(String service, Map<String, String> attributes) {}

    private final AwsAccount account;

    public PriceUpdate(AwsAccount account) {
        this.account = account;
    }

    /**
     * Asks.
     *
     * @param before what other prices are taken from
     */
    public Answer renew(PriceTable before, String region) {
        try {
            List<UnitPrice> prices = listed(region);
            return prices.isEmpty()
                    ? new Answer.Refused(
                            new Failure.NotFound("AWS's price list has no price for " + region))
                    : new Answer.Renewed(
                            before.renewed(
                                    region,
                                    prices,
                                    LocalDate.ofInstant(
                                            account.clock().instant(), ZoneOffset.UTC)));
        } catch (SdkException
                | UnsupportedOperationException
                | NotAwsException
                | AccountException e) {
            return new Answer.Refused(AwsFailures.of("pricing", "GetProducts", e));
        }
    }

    private List<UnitPrice> listed(String region) {
        PricingClient client = account.client(PricingClient.class, Resource.GLOBAL);
        Map<Question, List<ListedProduct>> questions = new LinkedHashMap<>();
        ListedProducts.all()
                .forEach(product ->
                        questions
                                .computeIfAbsent(
                                        new Question(product.service(), product.attributes()),
                                        _ -> new ArrayList<>())
                                .add(product));
        PriceList list = new PriceList(region);
        questions.forEach((question, products) ->
                ask(client, question, region)
                        .forEach(json -> products.forEach(each -> list.read(each, json))));
        return list.prices();
    }

    private static List<String> ask(PricingClient client, Question question, String region) {
        List<Filter> filters = new ArrayList<>();
        filters.add(filter("regionCode", region));
        question.attributes().forEach((name, value) -> filters.add(filter(name, value)));
        GetProductsRequest.Builder request =
                GetProductsRequest.builder()
                        .serviceCode(question.service())
                        .formatVersion("aws_v1")
                        .filters(filters);
        List<String> products = new ArrayList<>();
        @Nullable String token = null;
        do {
            GetProductsResponse page = client.getProducts(request.nextToken(token).build());
            products.addAll(page.priceList());
            if (token != null && token.equals(page.nextToken())) {
                throw SdkClientException.create("the same page comes again and again");
            }
            token = page.nextToken();
        } while (token != null && !token.isEmpty());
        return products;
    }

    private static Filter filter(String field, String value) {
        return Filter.builder().type(FilterType.TERM_MATCH).field(field).value(value).build();
    }
}
