package io.stratoscope.ui.diagram;

import io.stratoscope.diagram.Scene.Bounds;

import javafx.geometry.VPos;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Text;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** Draws what things cost a month: a tag over the corner of each, in a colour by its share of all. */
final class AmountTags {

    private static final double HEIGHT = 17;
    private static final double PADDING = 5;

    private final DiagramFonts fonts;
    private final FigureLayer layer = new FigureLayer();

    AmountTags(DiagramFonts fonts) {
        this.fonts = fonts;
        layer.node().setMouseTransparent(true);
    }

    FigureLayer layer() {
        return layer;
    }

    void show(DiagramIndex index, Amounts amounts) {
        List<FigureLayer.Part> tags = new ArrayList<>();
        amounts.byElement()
                .forEach((id, amount) ->
                        index.bounds(id)
                                .ifPresent(at -> {
                                    String words = words(amount);
                                    int level = amounts.level(id);
                                    tags.add(
                                            new FigureLayer.Part(
                                                    id,
                                                    at,
                                                    List.of(words, level, at),
                                                    () -> tag(words, level, at)));
                                }));
        layer.replace(tags);
    }

    /** Cents only where there are few dollars: {@code $166}, {@code $3.65}, {@code < $0.01}. */
    static String words(double usd) {
        if (usd > 0 && usd < 0.005) {
            return "< $0.01";
        }
        int digits = usd >= 9.995 || usd == 0 ? 0 : 2;
        return "$" + BigDecimal.valueOf(usd).setScale(digits, RoundingMode.HALF_UP).toPlainString();
    }

    private Node tag(String words, int level, Bounds at) {
        DiagramFonts.Measured font = fonts.bold(11);
        double width = font.wrap().width(words) + 2 * PADDING;
        double x = at.x() + at.width() - width + 4;
        double y = at.y() - HEIGHT / 2;
        Rectangle plate = new Rectangle(x, y, width, HEIGHT);
        plate.setArcWidth(8);
        plate.setArcHeight(8);
        plate.getStyleClass().addAll("amount-tag", "amount-" + level);
        Text text = new Text(x + PADDING, y + HEIGHT / 2, words);
        text.setTextOrigin(VPos.CENTER);
        text.setFont(font.font());
        text.getStyleClass().addAll("amount-words", "amount-words-" + level);
        return new Group(plate, text);
    }
}
