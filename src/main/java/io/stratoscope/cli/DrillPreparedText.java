package io.stratoscope.cli;

import io.stratoscope.backup.drill.DrillCheck;
import io.stratoscope.backup.drill.DrillQuote;
import io.stratoscope.backup.drill.PreparedDrill;
import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonNumber;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.JsonValue.ObjectBuilder;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What is known of a drill before it begins, for people and programs. */
final class DrillPreparedText {

    private DrillPreparedText() {}

    /** A check in a line, and what to do about it in another. */
    static void print(Session session, DrillCheck check) {
        session.print(
                "  " + word(check) + "  " + check.name() + ": " + Terminal.plain(check.evidence()));
        if (!check.next().isEmpty()) {
            session.print("        " + Terminal.plain(check.next()));
        }
    }

    private static String word(DrillCheck check) {
        return switch (check.state()) {
            case PASS -> "pass";
            case FAIL -> "FAIL";
            case NOT_CHECKABLE -> "  ? ";
        };
    }

    static void printChecks(Session session, PreparedDrill prepared) {
        session.print("Preflight of a drill of " + Terminal.plain(prepared.request().point().id()));
        prepared.checks().forEach(check -> print(session, check));
        long unknown =
                prepared.checks().stream()
                        .filter(check -> check.state() == DrillCheck.State.NOT_CHECKABLE)
                        .count();
        session.print(
                prepared.isReady()
                        ? "It could work"
                                + (unknown == 0
                                        ? "."
                                        : "; "
                                                + unknown
                                                + " could not be looked at, marked with ?.")
                        : "It would not work. Nothing was made.");
    }

    static void printQuote(Session session, DrillQuote quote) {
        session.print(
                "It makes "
                        + quote.lines().size()
                        + " resources, takes about "
                        + quote.minutes().toMinutes()
                        + " minutes ("
                        + quote.basis()
                        + ") and costs about $"
                        + quote.usd().toPlainString()
                        + (quote.unpriced().isEmpty()
                                ? ""
                                : ", without "
                                        + String.join(", ", quote.unpriced())
                                        + ", whose price is not known")
                        + ":");
        Map<String, Integer> kinds = new TreeMap<>();
        quote.lines().forEach(line -> kinds.merge(line.type(), 1, Integer::sum));
        kinds.forEach((type, count) -> session.print("  " + count + " × " + type));
        quote.lines().stream()
                .filter(line -> line.usd().filter(usd -> usd.signum() > 0).isPresent())
                .forEach(line ->
                        session.print(
                                "  %-28s $%.4f".formatted(line.id(), line.usd().orElseThrow())));
    }

    static JsonObject json(PreparedDrill prepared) {
        ObjectBuilder object =
                JsonValue.object()
                        .put("drill", prepared.drill().text())
                        .put("restorePoint", prepared.request().point().id())
                        .put("ready", prepared.isReady())
                        .put(
                                "checks",
                                prepared.checks().stream().map(DrillPreparedText::json).toList());
        prepared.quote().ifPresent(quote -> object.put("quote", json(quote)));
        return object.build();
    }

    private static JsonValue json(DrillCheck check) {
        return JsonValue.object()
                .put("name", check.name())
                .put("state", check.state().name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .put("evidence", check.evidence())
                .put("next", check.next())
                .build();
    }

    private static JsonObject json(DrillQuote quote) {
        List<JsonObject> lines =
                quote.lines().stream()
                        .map(line -> {
                            ObjectBuilder one =
                                    JsonValue.object()
                                            .put("id", line.id())
                                            .put("type", line.type());
                            line.usd().ifPresent(usd -> one.put("usd", new JsonNumber(usd)));
                            return one.build();
                        })
                        .toList();
        return JsonValue.object()
                .put("usd", new JsonNumber(quote.usd()))
                .put("minutes", quote.minutes().toMinutes())
                .put("basis", quote.basis())
                .put("resources", JsonValue.of(lines))
                .build();
    }
}
