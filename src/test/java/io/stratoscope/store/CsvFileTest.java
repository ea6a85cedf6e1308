package io.stratoscope.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;

class CsvFileTest {

    @Test
    void quotesWhatHasTo() {
        assertThat(CsvFile.text(List.of(List.of("a", "b,c", "d\"e"), List.of("f\ng"))))
                .isEqualTo("a,\"b,c\",\"d\"\"e\"\r\n\"f\ng\"\r\n");
    }

    @Test
    void nothingIsAFormulaAndTextThatOnlyHasOneInItStays() {
        assertThat(CsvFile.text(List.of(List.of("=1+1", "@a", " -2", "a=1", "1.5"))))
                .isEqualTo("'=1+1,'@a,' -2,a=1,1.5\r\n");
    }
}
