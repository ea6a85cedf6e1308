package io.stratoscope.backup.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stratoscope.json.JsonFormatException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Optional;
import java.util.regex.Pattern;

/** Reports as JSON, and what comes near to one. */
final class DrillReportCodecTest {

    @Test
    void whatIsReadIsWhatWasWritten() {
        for (DrillReport report :
                new DrillReport[] {
                    SampleDrills.proved(), SampleDrills.failed(), SampleDrills.cancelled()
                }) {
            String text = DrillReportCodec.text(report);

            assertThat(DrillReportCodec.parse(text)).isEqualTo(report);
            assertThat(DrillReportCodec.text(DrillReportCodec.parse(text))).isEqualTo(text);
        }
    }

    @Test
    void whatEndedBeforeItsQuoteHasNone() {
        DrillReport early = SampleDrills.cancelled();
        DrillReport none =
                new DrillReport(
                        early.id(),
                        early.account(),
                        early.region(),
                        early.project(),
                        early.restorePoint(),
                        Optional.empty(),
                        Optional.empty(),
                        early.startedAt(),
                        early.endedAt(),
                        false,
                        early.verdict(),
                        early.reason(),
                        early.phases(),
                        early.checks(),
                        early.resources(),
                        early.left(),
                        Optional.empty(),
                        early.meteredUsd(),
                        early.overhead());

        assertThat(DrillReportCodec.parse(DrillReportCodec.text(none))).isEqualTo(none);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"stratoscope-drill-1\" | \"stratoscope-drill-2\" | report.form is not stratoscope-drill-1",
                "\"verdict\" : \"proved\" | \"verdict\" : \"Proved\" | report.verdict is not one of the known words",
                "\"verdict\" : \"proved\" | \"verdct\" : \"proved\" | report.verdct is not known here",
                "\"simulated\" : true | \"simulated\" : \"true\" | report.simulated is not a boolean",
                "\"meteredUsd\" : 0.19 | \"meteredUsd\" : \"0.19\" | report.meteredUsd is not a number",
                "\"meteredUsd\" : 0.19 | \"meteredUsd\" : -0.19 | report.meteredUsd is less than nothing",
                "\"overhead\" : \"PT17S\" | \"overhead\" : \"17 s\" | report.overhead: ",
                "\"to\" : \"2026-11-22T04:01:00Z\" | \"to\" : \"2026-11-22T03:59:59Z\" | report.phases[0] ends before it begins",
                "\"startedAt\" : \"2026-11-22T04:00:00Z\" | \"startedAt\" : \"2026-11-22 04:00\" | report.startedAt: ",
                "\"state\" : \"not-checkable\" | \"state\" : \"skipped\" | report.checks[1].state is not one",
                "\"ref\" : \"subnet-0drill\", | `` | report.resources[1].ref is missing",
                "\"usd\" : 0.171 | \"eur\" : 0.171 | report.quote.lines[0].eur is not known here",
            })
    void whatComesNearIsRefusedWithItsPlace(String right, String wrong, String words) {
        String text = DrillReportCodec.text(SampleDrills.proved());
        assertThat(text).contains(right);

        assertThatThrownBy(() -> DrillReportCodec.parse(text.replaceFirst(quoted(right), wrong)))
                .isInstanceOf(JsonFormatException.class)
                .hasMessageContaining(words);
    }

    private static String quoted(String text) {
        return Pattern.quote(text);
    }

    @Test
    void halfAReportIsNone() {
        String text = DrillReportCodec.text(SampleDrills.proved());

        assertThatThrownBy(() -> DrillReportCodec.parse(text.substring(0, text.length() / 2)))
                .isInstanceOf(JsonFormatException.class);
        assertThatThrownBy(() -> DrillReportCodec.parse("[]"))
                .hasMessage("report is not an object");
    }
}
