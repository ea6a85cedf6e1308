package io.stratoscope.diagram.export;

import java.util.Locale;
import java.util.Map;

/**
 * The colours of a picture on light or on dark ground. The layout draws on light ground; what it draws is recoloured for the
 * dark one.
 *
 * @param ground behind everything
 * @param card behind a node
 * @param edge lines and rules
 */
record Colours(String ground, String card, String text, String muted, String edge, boolean dark) {

    private static final Colours LIGHT =
            new Colours("#FFFFFF", "#FFFFFF", "#1B1F24", "#57606A", "#6E7781", false);
    private static final Colours DARK =
            new Colours("#0D1117", "#1C2430", "#E6EDF3", "#9AA4AE", "#8B949E", true);

    /** What the layout's colours become on dark ground: those of the window's dark theme. */
    private static final Map<String, String> ON_DARK =
            Map.ofEntries(
                    Map.entry("#FFFFFF", "#0D1117"),
                    Map.entry("#000000", "#E6EDF3"),
                    Map.entry("#232F3E", "#E6EDF3"),
                    Map.entry("#5A6B86", "#9AA4AE"),
                    Map.entry("#666666", "#8B949E"),
                    Map.entry("#8C9AA8", "#8B949E"),
                    Map.entry("#147EBA", "#5FB3E6"),
                    Map.entry("#5B9CD5", "#5FB3E6"),
                    Map.entry("#1E8900", "#6BC25A"),
                    Map.entry("#E9F3E6", "#14261A"),
                    Map.entry("#E6F2F8", "#12222F"),
                    Map.entry("#B7791F", "#E3B341"),
                    Map.entry("#D6232C", "#FF7B72"),
                    Map.entry("#AAB7B8", "#8B949E"));

    static Colours of(boolean dark) {
        return dark ? DARK : LIGHT;
    }

    /** The colour of a mark's frame. */
    String of(ExportOptions.Mark mark) {
        return switch (mark) {
            case GONE -> text;
            case STOPS, REMOVED -> dark ? "#F85149" : "#CF222E";
            case DEGRADED, CHANGED -> dark ? "#D29922" : "#BF8700";
            case ADDED -> dark ? "#3FB950" : "#1A7F37";
        };
    }

    /** What a colour of the layout becomes; anything but {@code #RGB} and {@code #RRGGBB} stays. */
    String recoloured(String colour) {
        if (!dark || !isHex(colour)) {
            return colour;
        }
        String full = full(colour);
        String known = ON_DARK.get(full);
        return known == null ? inverted(full) : known;
    }

    /** A colour that steps back: nearly the ground. */
    String dimmed(String colour) {
        return isHex(colour) ? mixed(full(colour), ground, dark ? 0.4 : 0.28) : colour;
    }

    static boolean isHex(String colour) {
        return colour.matches("#([0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})");
    }

    private static String full(String colour) {
        String digits = colour.substring(1).toUpperCase(Locale.ROOT);
        return "#" + (digits.length() == 6 ? digits : digits.replaceAll("(.)", "$1$1"));
    }

    /** Dark becomes light and light dark, by the same step for all three, so that the hue stays. */
    private static String inverted(String colour) {
        int rgb = Integer.parseInt(colour.substring(1), 16);
        int red = rgb >> 16;
        int green = rgb >> 8 & 0xFF;
        int blue = rgb & 0xFF;
        int middle =
                (Math.max(red, Math.max(green, blue)) + Math.min(red, Math.min(green, blue))) / 2;
        int step = 255 - 2 * middle;
        return hex(red + step, green + step, blue + step);
    }

    private static String mixed(String colour, String with, double share) {
        int a = Integer.parseInt(colour.substring(1), 16);
        int b = Integer.parseInt(with.substring(1), 16);
        return hex(
                mixed(a >> 16, b >> 16, share),
                mixed(a >> 8 & 0xFF, b >> 8 & 0xFF, share),
                mixed(a & 0xFF, b & 0xFF, share));
    }

    private static int mixed(int a, int b, double share) {
        return (int) Math.round(a * share + b * (1 - share));
    }

    private static String hex(int red, int green, int blue) {
        return String.format(
                Locale.ROOT,
                "#%02X%02X%02X",
                Math.clamp(red, 0, 255),
                Math.clamp(green, 0, 255),
                Math.clamp(blue, 0, 255));
    }
}
