package io.stratoscope.document;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Map;

/**
 * DejaVu Sans, regular and bold, from the {@code jasperreports-fonts} library. What the operating system has installed is
 * never asked: a diagram measured with another font would get another layout.
 */
public final class DejaVuSans {

    /** The family's name, as in the font files. */
    public static final String FAMILY = "DejaVu Sans";

    /** The weights that diagrams use. */
    public enum Weight {
        REGULAR("DejaVuSans.ttf"),
        BOLD("DejaVuSans-Bold.ttf");

        private final String file;

        Weight(String file) {
            this.file = file;
        }
    }

    private static final Map<Weight, Font> FONTS = load();

    private DejaVuSans() {}

    /** Makes the family known to AWT under its name; calling it again changes nothing. */
    public static void register() {
        GraphicsEnvironment environment = GraphicsEnvironment.getLocalGraphicsEnvironment();
        // False means that the family is there already, for example on a Linux desktop.
        FONTS.values().forEach(environment::registerFont);
    }

    /** The font at a size of one point. */
    public static Font font(Weight weight) {
        Font font = FONTS.get(weight);
        if (font == null) {
            throw new IllegalArgumentException("no font of weight " + weight);
        }
        return font;
    }

    /** Opens the TrueType file; the caller closes it. */
    public static InputStream open(Weight weight) {
        InputStream in =
                DejaVuSans.class.getResourceAsStream(
                        "/net/sf/jasperreports/fonts/dejavu/" + weight.file);
        if (in == null) {
            throw new IllegalStateException(
                    "the font "
                            + weight.file
                            + " is not on the class path: the installation is damaged");
        }
        return in;
    }

    private static Map<Weight, Font> load() {
        Map<Weight, Font> fonts = new EnumMap<>(Weight.class);
        for (Weight weight : Weight.values()) {
            try (InputStream in = open(weight)) {
                fonts.put(weight, Font.createFont(Font.TRUETYPE_FONT, in));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (FontFormatException e) {
                throw new IllegalStateException("the font " + weight.file + " cannot be read", e);
            }
        }
        return fonts;
    }
}
