package io.stratoscope.settings;

import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonBoolean;
import io.stratoscope.model.JsonValue.JsonNumber;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.JsonValue.JsonString;
import io.stratoscope.model.Scope;
import io.stratoscope.settings.Settings.Look;
import io.stratoscope.settings.Settings.Pace;
import io.stratoscope.settings.Settings.Recovery;
import io.stratoscope.settings.Settings.RememberedAccount;
import io.stratoscope.settings.Settings.RememberedExport;
import io.stratoscope.settings.Settings.Spending;
import io.stratoscope.settings.Settings.ThemeChoice;
import io.stratoscope.settings.Settings.WindowPlace;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The spelling of settings. Reading is lenient: a member that is missing, of the wrong type, or not understood counts as not
 * set, so that one wrong line costs one wish and not all of them.
 */
final class SettingsCodec {

    private SettingsCodec() {}

    static JsonObject write(Settings settings) {
        JsonValue.ObjectBuilder file = JsonValue.object();
        file.put("look", look(settings.look()));
        file.put(
                "pace",
                JsonValue.object()
                        .put("refreshMinutes", JsonValue.of(settings.pace().refreshMinutes()))
                        .put("unlockMinutes", JsonValue.of(settings.pace().unlockMinutes()))
                        .build());
        settings.window().ifPresent(place -> file.put("window", window(place)));
        settings.account().ifPresent(account -> file.put("account", account(account)));
        file.put("export", export(settings.export()));
        file.put(
                "spending",
                JsonValue.object()
                        .put("budgetUsd", JsonValue.of(settings.spending().budgetUsd()))
                        .put("watchingUsd", JsonValue.of(settings.spending().watchingUsd()))
                        .build());
        file.put(
                "recovery",
                JsonValue.object()
                        .put("rpoHours", JsonValue.of(settings.recovery().rpoHours()))
                        .put("provedDays", JsonValue.of(settings.recovery().provedDays()))
                        .build());
        return file.build();
    }

    private static JsonObject look(Look look) {
        return JsonValue.object()
                .put("theme", word(look.theme()))
                .put("view", look.view())
                .put("inspectorWidth", number(look.inspectorWidth()))
                .put("minimap", JsonValue.of(look.minimap()))
                .put("animations", JsonValue.of(look.animations()))
                .build();
    }

    private static JsonObject window(WindowPlace place) {
        return JsonValue.object()
                .put("x", number(place.x()))
                .put("y", number(place.y()))
                .put("width", number(place.width()))
                .put("height", number(place.height()))
                .put("maximized", JsonValue.of(place.maximized()))
                .build();
    }

    private static JsonObject account(RememberedAccount account) {
        JsonValue.ObjectBuilder object = JsonValue.object();
        account.profile().ifPresent(profile -> object.put("profile", profile));
        object.put("regions", JsonValue.of(account.regions().stream().map(JsonValue::of).toList()));
        account.endpoint().ifPresent(endpoint -> object.put("endpoint", endpoint));
        account.scope()
                .ifPresent(scope -> {
                    switch (scope) {
                        case Scope.Tagged(var tags) -> {
                            JsonValue.ObjectBuilder members = JsonValue.object();
                            tags.forEach(members::put);
                            object.put("tags", members.build());
                        }
                        case Scope.Everything() -> object.put("everything", JsonValue.of(true));
                    }
                });
        return object.build();
    }

    private static JsonObject export(RememberedExport export) {
        JsonValue.ObjectBuilder object =
                JsonValue.object()
                        .put("format", export.format())
                        .put("scale", number(export.scale()))
                        .put("dark", JsonValue.of(export.dark()))
                        .put("legend", JsonValue.of(export.legend()))
                        .put("titleBlock", JsonValue.of(export.titleBlock()));
        export.directory().ifPresent(directory -> object.put("directory", directory));
        return object.build();
    }

    static Settings read(JsonObject file) {
        return new Settings(
                readLook(file),
                new Pace(
                        (int) number(file, Pace.DEFAULT.refreshMinutes(), "pace", "refreshMinutes"),
                        (int) number(file, Pace.DEFAULT.unlockMinutes(), "pace", "unlockMinutes")),
                readWindow(file),
                object(file, "account").map(SettingsCodec::readAccount),
                readExport(file),
                new Spending(
                        (int) number(file, Spending.DEFAULT.budgetUsd(), "spending", "budgetUsd"),
                        (int)
                                number(
                                        file,
                                        Spending.DEFAULT.watchingUsd(),
                                        "spending",
                                        "watchingUsd")),
                new Recovery(
                        (int) number(file, Recovery.DEFAULT.rpoHours(), "recovery", "rpoHours"),
                        (int)
                                number(
                                        file,
                                        Recovery.DEFAULT.provedDays(),
                                        "recovery",
                                        "provedDays")));
    }

    private static Look readLook(JsonObject file) {
        Look usual = Look.DEFAULT;
        ThemeChoice theme =
                file.text("look", "theme")
                        .flatMap(word ->
                                Arrays.stream(ThemeChoice.values())
                                        .filter(choice -> word(choice).equals(word))
                                        .findFirst())
                        .orElse(usual.theme());
        return new Look(
                theme,
                file.text("look", "view").orElse(usual.view()),
                number(file, usual.inspectorWidth(), "look", "inspectorWidth"),
                flag(file, usual.minimap(), "look", "minimap"),
                flag(file, usual.animations(), "look", "animations"));
    }

    /** A window without a size is none. */
    private static Optional<WindowPlace> readWindow(JsonObject file) {
        double width = number(file, 0, "window", "width");
        double height = number(file, 0, "window", "height");
        return width > 0 && height > 0
                ? Optional.of(
                        new WindowPlace(
                                number(file, 0, "window", "x"),
                                number(file, 0, "window", "y"),
                                width,
                                height,
                                flag(file, false, "window", "maximized")))
                : Optional.empty();
    }

    private static RememberedAccount readAccount(JsonObject account) {
        return new RememberedAccount(
                account.text("profile"),
                List.copyOf(account.texts("regions")),
                account.text("endpoint"),
                readScope(account));
    }

    private static Optional<Scope> readScope(JsonObject account) {
        if (account.isTrue("everything")) {
            return Optional.of(new Scope.Everything());
        }
        Map<String, String> tags = new LinkedHashMap<>();
        object(account, "tags")
                .ifPresent(members ->
                        members.members()
                                .forEach((key, value) -> {
                                    if (value instanceof JsonString(String text)) {
                                        tags.put(key, text);
                                    }
                                }));
        return tags.isEmpty() ? Optional.empty() : Optional.of(new Scope.Tagged(tags));
    }

    private static RememberedExport readExport(JsonObject file) {
        RememberedExport usual = RememberedExport.DEFAULT;
        return new RememberedExport(
                file.text("export", "format").orElse(usual.format()),
                number(file, usual.scale(), "export", "scale"),
                flag(file, usual.dark(), "export", "dark"),
                flag(file, usual.legend(), "export", "legend"),
                flag(file, usual.titleBlock(), "export", "titleBlock"),
                file.text("export", "directory"));
    }

    private static Optional<JsonObject> object(JsonObject file, String name) {
        return file.get(name).filter(JsonObject.class::isInstance).map(JsonObject.class::cast);
    }

    private static JsonNumber number(double value) {
        return new JsonNumber(BigDecimal.valueOf(value));
    }

    private static double number(JsonObject file, double usual, String... path) {
        return file.number(path).map(BigDecimal::doubleValue).orElse(usual);
    }

    private static boolean flag(JsonObject file, boolean usual, String... path) {
        return file.at(path)
                .map(value -> value instanceof JsonBoolean(boolean truth) ? truth : usual)
                .orElse(usual);
    }

    private static String word(ThemeChoice theme) {
        return theme.name().toLowerCase(Locale.ROOT);
    }
}
