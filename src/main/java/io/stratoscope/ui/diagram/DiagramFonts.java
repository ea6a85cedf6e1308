package io.stratoscope.ui.diagram;

import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;

/** The typeface that the layout measured with, so that labels take as much room here as in an export. */
final class DiagramFonts {

    private static final String FAMILY = "DejaVu Sans";
    private static final String FOLDER = "/net/sf/jasperreports/fonts/dejavu/";

    /** A font with the widths of its characters. */
    record Measured(Font font, LabelWrap wrap) {}

    static {
        // JavaFX keeps them for the life of the process.
        load("DejaVuSans.ttf");
        load("DejaVuSans-Bold.ttf");
    }

    private final Map<Font, Measured> measured = new HashMap<>();

    private static void load(String file) {
        try (InputStream in = DiagramFonts.class.getResourceAsStream(FOLDER + file)) {
            if (in != null) {
                Font.loadFont(in, 12);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Measured plain(double size) {
        return measured(Font.font(FAMILY, size));
    }

    Measured bold(double size) {
        return measured(Font.font(FAMILY, FontWeight.BOLD, size));
    }

    private Measured measured(Font font) {
        return measured.computeIfAbsent(font, DiagramFonts::measure);
    }

    private static Measured measure(Font font) {
        Map<Integer, Double> widths = new HashMap<>();
        return new Measured(
                font,
                new LabelWrap(c ->
                        widths.computeIfAbsent(c, each -> width(font, Character.toString(each)))));
    }

    private static double width(Font font, String character) {
        // Alone, a space measures nothing; between two letters it does.
        Text text = new Text("n" + character + "n");
        text.setFont(font);
        Text around = new Text("nn");
        around.setFont(font);
        return Math.max(0, text.getLayoutBounds().getWidth() - around.getLayoutBounds().getWidth());
    }
}
