package io.stratoscope.ui.control;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.css.CssParser;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.URL;
import java.util.List;
import java.util.Objects;

/** JavaFX only logs what it cannot read in a style sheet, and leaves out what comes after it. */
class StylesheetTest {

    @ParameterizedTest
    @ValueSource(strings = {"stratoscope.css", "light.css", "dark.css"})
    void everyRuleIsRead(String name) throws IOException {
        URL sheet =
                Objects.requireNonNull(getClass().getResource("/io/stratoscope/ui/" + name), name);

        assertThat(errorsIn(() -> new CssParser().parse(sheet))).isEmpty();
    }

    @Test
    void whatCannotBeReadIsSeenHere() throws IOException {
        assertThat(errorsIn(() -> new CssParser().parse(".chip { -fx-padding: 3px; .x")))
                .isNotEmpty();
    }

    private interface Parsing {
        Object run() throws IOException;
    }

    private static List<String> errorsIn(Parsing parsing) throws IOException {
        CssParser.errorsProperty().clear();
        parsing.run();
        return CssParser.errorsProperty().stream().map(CssParser.ParseError::getMessage).toList();
    }
}
