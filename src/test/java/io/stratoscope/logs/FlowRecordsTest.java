package io.stratoscope.logs;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.model.Arn;
import io.stratoscope.model.JsonValue.JsonObject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.util.Optional;

final class FlowRecordsTest {

    private static final String RECORD =
            "2 123456789012 eni-0123456789abcdef0 172.31.16.139 172.31.16.21 20641 22 6 20 4249 1772366400 1772366460 REJECT OK";

    private static LogLine line(String text) {
        return new LogLine(Instant.EPOCH, Arn.of("arn:aws:s3:::b"), "key", "1", text);
    }

    private static Optional<EntryReader.Entry> second(String header, String record) {
        EntryReader reader = EntryReader.of(LogFiles.Kind.FLOW_LOG);
        assertThat(reader.read(header)).isEmpty();
        return reader.read(record);
    }

    @Test
    void aRecordOfTheStandardFormatKeepsItsWordsAndHasFields() {
        EntryReader.Entry entry = EntryReader.of(LogFiles.Kind.FLOW_LOG).read(RECORD).orElseThrow();

        assertThat(entry.text()).isEqualTo(RECORD);
        assertThat(entry.time()).contains(Instant.ofEpochSecond(1_772_366_400));
        assertThat(line(RECORD).fields().members()).hasSize(14);
        assertThat(line(RECORD).fields().text("dstport")).contains("22");
        assertThat(LogFilter.parse("action=REJECT dstport<1024").test(line(RECORD))).isTrue();
    }

    @Test
    void rejectedTrafficIsAWarning() {
        assertThat(line(RECORD).level()).contains(LogLevel.WARN);
        assertThat(line(RECORD.replace("REJECT", "ACCEPT")).level()).contains(LogLevel.INFO);
        assertThat(line(RECORD.replace("REJECT OK", "- SKIPDATA")).level()).contains(LogLevel.WARN);
        assertThat(line("{\"action\":\"REJECT\",\"who\":\"a program\"}").level()).isEmpty();
    }

    @Test
    void aRecordWithoutDataSaysSo() {
        String empty =
                "2 123456789012 eni-0123456789abcdef0 - - - - - - - 1772366400 1772366460 - NODATA";

        assertThat(line(empty).fields().text("srcaddr")).contains("-");
        assertThat(line(empty).level()).isEmpty();
    }

    @Test
    void addressesMayBeIpv6() {
        String record =
                RECORD.replace("172.31.16.139", "2001:db8::1").replace("172.31.16.21", "fe80::1");

        assertThat(line(record).fields().text("srcaddr")).contains("2001:db8::1");
    }

    @Test
    void anotherFormatIsReadByTheNamesInTheFirstLine() {
        EntryReader.Entry entry =
                second(
                                "version vpc-id action srcaddr start flow-direction",
                                "5 vpc-1 REJECT 10.0.0.1 1772366400 ingress")
                        .orElseThrow();

        assertThat(entry.time()).contains(Instant.ofEpochSecond(1_772_366_400));
        assertThat(line(entry.text()).fields().text("flow-direction")).contains("ingress");
        assertThat(line(entry.text()).level()).contains(LogLevel.WARN);
    }

    @Test
    void aVersionThatNobodyKnowsYetIsReadByItsNamesToo() {
        EntryReader.Entry entry =
                second("version action srcaddr newly-added end", "42 ACCEPT 10.0.0.1 x 1772366460")
                        .orElseThrow();

        assertThat(line(entry.text()).fields().text("newly-added")).contains("x");
        assertThat(entry.time()).contains(Instant.ofEpochSecond(1_772_366_460));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2 123456789012 eni-0123456789abcdef0 172.31.16.139 172.31.16.21 20641 22 6 20",
                "2 123456789012 eni-0123456789abcdef0 1 2 3 4 5 6 7 1772366400 1772366460 REJECT OK more",
                "2 words are no record",
                "2026-03-01 12:00:00 INFO begun"
            })
    void whatIsNoRecordIsALineWithoutFields(String text) {
        EntryReader.Entry entry = EntryReader.of(LogFiles.Kind.FLOW_LOG).read(text).orElseThrow();

        assertThat(entry.text()).isEqualTo(text);
        assertThat(entry.time()).isEmpty();
        assertThat(line(text).fields()).isEqualTo(JsonObject.EMPTY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"version", "version version", "version Account-Id", "version 2", ""})
    void theseAreNoNamesOfFields(String text) {
        assertThat(FlowRecords.ofHeader(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-", "17723664000000000", "-5", "1e3"})
    void whatIsNoTimeIsNone(String start) {
        assertThat(second("version start srcaddr", "5 " + start + " 10.0.0.1").orElseThrow().time())
                .isEmpty();
    }
}
