package io.stratoscope.simulator.immich;

import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonNull;
import io.stratoscope.model.JsonValue.JsonNumber;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.JsonValue.ObjectBuilder;
import io.stratoscope.simulator.photos.Asset;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/** Finds one's own photos by when they were uploaded, a page at a time; newest first unless it is asked for otherwise. */
final class SearchRoutes {

    private static final int PAGE = 250;
    private static final int MOST = 1000;

    /** What is asked for. */
    private record Wanted(
            Optional<Instant> after,
            Optional<Instant> before,
            int page,
            int size,
            boolean oldestFirst,
            boolean exif) {

        boolean has(Asset asset) {
            return after.filter(time -> asset.uploaded().isBefore(time)).isEmpty()
                    && before.filter(time -> asset.uploaded().isAfter(time)).isEmpty();
        }
    }

    private final BiFunction<Call, Asset, ObjectBuilder> spelling;

    SearchRoutes(BiFunction<Call, Asset, ObjectBuilder> spelling) {
        this.spelling = spelling;
    }

    Reply metadata(Call call) {
        return searched(call, wanted -> page(call, wanted));
    }

    /** How many there are, on all pages together. */
    Reply statistics(Call call) {
        return searched(
                call,
                wanted ->
                        Reply.json(
                                200,
                                JsonValue.object()
                                        .put("total", found(call, wanted).count())
                                        .build()));
    }

    private static Stream<Asset> found(Call call, Wanted wanted) {
        return call.ownAssets().filter(wanted::has);
    }

    private Reply page(Call call, Wanted wanted) {
        Comparator<Asset> order = Comparator.comparing(Asset::uploaded);
        // One more than fits tells whether there is another page.
        List<Asset> found =
                found(call, wanted)
                        .sorted(wanted.oldestFirst() ? order : order.reversed())
                        .skip((wanted.page() - 1L) * wanted.size())
                        .limit(wanted.size() + 1L)
                        .toList();
        boolean more = found.size() > wanted.size();
        List<JsonObject> items =
                found.stream()
                        .limit(wanted.size())
                        .map(asset -> item(call, asset, wanted.exif()))
                        .toList();
        return Reply.json(
                200,
                JsonValue.object()
                        .put("albums", part(List.of()).build())
                        .put(
                                "assets",
                                part(items)
                                        .put(
                                                "nextPage",
                                                more
                                                        ? JsonValue.of(
                                                                String.valueOf(wanted.page() + 1))
                                                        : new JsonNull())
                                        .build())
                        .build());
    }

    private JsonObject item(Call call, Asset asset, boolean exif) {
        ObjectBuilder spelled = spelling.apply(call, asset);
        return (exif ? spelled.put("exifInfo", ImmichJson.exif(asset)) : spelled).build();
    }

    /** As in 2.x, the total is that of this page, too. */
    private static ObjectBuilder part(List<JsonObject> items) {
        return JsonValue.object()
                .put("total", items.size())
                .put("count", items.size())
                .put("items", items)
                .put("facets", List.of());
    }

    private static Reply searched(Call call, Function<Wanted, Reply> answer) {
        Optional<JsonObject> body = call.request().json();
        if (body.isEmpty()) {
            return Reply.error(400, "Bad Request", "Unexpected token in JSON");
        }
        List<String> wrong = new ArrayList<>();
        Wanted wanted =
                new Wanted(
                        time(body.get(), "createdAfter", wrong),
                        time(body.get(), "createdBefore", wrong),
                        number(body.get(), "page", 1, Integer.MAX_VALUE, wrong),
                        number(body.get(), "size", PAGE, MOST, wrong),
                        body.get().text("order").filter("asc"::equals).isPresent(),
                        body.get().isTrue("withExif"));
        return wrong.isEmpty() ? answer.apply(wanted) : Reply.invalid(wrong);
    }

    private static Optional<Instant> time(JsonObject body, String name, List<String> wrong) {
        if (body.get(name).isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Instant.parse(body.text(name).orElse("")));
        } catch (DateTimeParseException _) {
            wrong.add(name + " must be a Date instance");
            return Optional.empty();
        }
    }

    private static int number(
            JsonObject body, String name, int usual, int most, List<String> wrong) {
        Optional<JsonValue> given = body.get(name);
        if (given.isEmpty()) {
            return usual;
        }
        if (given.get() instanceof JsonNumber(var value)
                && value.stripTrailingZeros().scale() <= 0
                && value.signum() > 0
                && value.doubleValue() <= most) {
            return value.intValueExact();
        }
        wrong.add(name + " must be an integer number from 1 to " + most);
        return usual;
    }
}
