package io.stratoscope.cost;

import io.stratoscope.model.Resource;
import io.stratoscope.price.PriceTable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An estimate on its way: an estimator adds what it finds out. */
final class EstimateDraft {
    private final Resource resource;
    private final PriceTable prices;
    private final Usage usage;
    private final List<Estimate.Line> lines = new ArrayList<>();
    private final List<String> assumptions = new ArrayList<>();
    private final List<String> unknown = new ArrayList<>();

    EstimateDraft(Resource resource, PriceTable prices, Usage usage) {
        this.resource = resource;
        this.prices = prices;
        this.usage = usage;
    }

    /** One of something. */
    EstimateDraft line(String what, String key) {
        return line(what, BigDecimal.ONE, key);
    }

    /** So many of something; without a price for the region it is unknown. */
    EstimateDraft line(String what, BigDecimal quantity, String key) {
        prices.price(key, resource.region())
                .ifPresentOrElse(
                        price -> lines.add(new Estimate.Line(what, quantity, price)),
                        () ->
                                unknown(
                                        what
                                                + ": the price table has no "
                                                + key
                                                + " for "
                                                + resource.region()));
        return this;
    }

    EstimateDraft assume(String words) {
        assumptions.add(words);
        return this;
    }

    /** Something is paid on top, and what depends on is not known. */
    EstimateDraft unknown(String words) {
        unknown.add(words);
        return this;
    }

    /**
     * Something that is paid by use, which no snapshot tells: counted where somebody measured it; else the price is said, where there
     * is one, and why it was not measured.
     */
    EstimateDraft byUse(String what, String key) {
        Optional<Usage.Measured> measured = usage.of(resource.arn(), key);
        if (measured.isPresent() && prices.price(key, resource.region()).isPresent()) {
            return line(what, measured.get().quantity(), key).assume(measured.get().words());
        }
        return unknown(
                what
                        + prices.price(key, resource.region())
                                .map(price -> " (" + price.words() + ")")
                                .orElse("")
                        + usage.problem().map(why -> ", not measured: " + why).orElse(""));
    }

    /** Whether anybody measured something that is paid by use, and there is any. */
    boolean isUsed(String key) {
        return usage.of(resource.arn(), key)
                .filter(measured -> measured.quantity().signum() > 0)
                .isPresent();
    }

    /** Whether anybody measured it, be it nothing. */
    boolean isMeasured(String key) {
        return usage.of(resource.arn(), key).isPresent();
    }

    Estimate done() {
        return new Estimate(resource, lines, assumptions, unknown);
    }
}
