package io.stratoscope.logs;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.model.Arn;
import io.stratoscope.model.JsonValue.JsonObject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;

final class AccessLogEntryTest {

    private static final String START =
            "https 2026-03-01T12:00:00.123456Z app/immich-alb/50dc6c495c0c9188 ";

    private static final String END =
            " 0.001 0.048 0.037 502 502 0 57 \"GET https://photos.example:443/api/assets?x=1 HTTP/1.1\" \"curl/8.9\""
                    + " ECDHE-RSA-AES128-GCM-SHA256 TLSv1.2"
                    + " arn:aws:elasticloadbalancing:eu-central-1:123456789012:targetgroup/t/73e2d6bc24d8a067"
                    + " \"Root=1-58337281-1d84f3d73c47ec4e58577259\" \"photos.example\""
                    + " \"arn:aws:acm:eu-central-1:123456789012:certificate/1\" 1 2026-03-01T12:00:00.037000Z"
                    + " \"authenticate,forward\" \"-\" \"-\" \"10.0.0.1:80\" \"502\" \"-\" \"-\" TID_1";

    private static final String ENTRY = START + "192.168.131.39:2817 10.0.0.1:80" + END;

    private static JsonObject fields(String text) {
        return AccessLogEntry.fields(text);
    }

    private static LogLine line(String text) {
        return new LogLine(Instant.EPOCH, Arn.of("arn:aws:s3:::b"), "key", "1", text);
    }

    @Test
    void fieldsHaveTheNamesThatAwsGivesThem() {
        JsonObject fields = fields(ENTRY);

        assertThat(fields.members()).hasSize(32);
        assertThat(fields.text("client_ip")).contains("192.168.131.39");
        assertThat(fields.text("client_port")).contains("2817");
        assertThat(fields.text("elb_status_code")).contains("502");
        assertThat(fields.text("request"))
                .contains("GET https://photos.example:443/api/assets?x=1 HTTP/1.1");
        assertThat(fields.text("actions_executed")).contains("authenticate,forward");
        assertThat(fields.text("conn_trace_id")).contains("TID_1");
        assertThat(AccessLogEntry.time(fields))
                .contains(Instant.parse("2026-03-01T12:00:00.123456Z"));
    }

    @Test
    void whatAwsAddsLaterIsNamedAsFarAsItIsKnown() {
        JsonObject fields = fields(ENTRY + " \"host\" \"/uri\" \"TransformSuccess\" \"new\" 7");

        assertThat(fields.members()).hasSize(35);
        assertThat(fields.text("transformed_uri")).contains("/uri");
        assertThat(fields.text("request_transform_status")).contains("TransformSuccess");
    }

    @Test
    void anOlderEntryLacksWhatWasAddedLater() {
        String old = ENTRY.substring(0, ENTRY.indexOf(" \"Root="));

        assertThat(fields(old).text("target_group_arn")).isPresent();
        assertThat(fields(old).text("trace_id")).isEmpty();
    }

    @Test
    void aQuoteInQuotesIsPartOfTheValue() {
        JsonObject fields = fields(ENTRY.replace("curl/8.9", "a \\\"b c\\\" d"));

        assertThat(fields.text("user_agent")).contains("a \"b c\" d");
        assertThat(fields.text("ssl_protocol")).contains("TLSv1.2");
    }

    @Test
    void thePortOfAnIpv6AddressStandsAfterTheLastColon() {
        JsonObject fields = fields(START + "2001:db8::1:51234 -" + END);

        assertThat(fields.text("client_ip")).contains("2001:db8::1");
        assertThat(fields.text("client_port")).contains("51234");
        assertThat(fields.text("target_ip")).contains("-");
        assertThat(fields.text("target_port")).contains("-");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "https",
                "https 2026-03-01T12:00:00.123456Z app/immich-alb/50dc6c495c0c9188",
                "https 2026-03-01T12:00:00.123456Z app/a/5 1.2.3.4:5 - -1 -1 -1 503 - 0 57 \"GET http://x",
                "https 2026-03-01T12:00:00.123456Z app/a/5 1.2.3.4:5 - -1 -1 -1 503 - 0 57",
                "https yesterday app/a/5 1.2.3.4:5 - -1 -1 -1 503 - 0 57 \"GET\"",
                "tls 2026-03-01T12:00:00Z app/a/5 1.2.3.4:5 - -1 -1 -1 503 - 0 57 \"GET\"",
                "https 2026-03-01T12:00:00.123456Z net/a/5 1.2.3.4:5 - -1 -1 -1 503 - 0 57 \"GET\"",
                "http server listens on 80",
                "who knows"
            })
    void whatBreaksOffOrIsSomethingElseHasNoFields(String text) {
        assertThat(fields(text)).isEqualTo(JsonObject.EMPTY);
        assertThat(line(text).fields().members()).isEmpty();
    }

    @Test
    void aTimeThatThereIsNotIsNoTime() {
        JsonObject fields =
                fields(ENTRY.replace("2026-03-01T12:00:00.123456Z", "2026-13-01T12:00:00Z"));

        assertThat(fields.members()).isNotEmpty();
        assertThat(AccessLogEntry.time(fields)).isEmpty();
    }

    @Test
    void theStatusIsTheLevel() {
        assertThat(line(ENTRY).level()).contains(LogLevel.ERROR);
        assertThat(line(ENTRY.replace(" 502 502 ", " 404 404 ")).level()).contains(LogLevel.WARN);
        assertThat(line(ENTRY.replace(" 502 502 ", " 304 304 ")).level()).contains(LogLevel.INFO);
        assertThat(line(ENTRY.replace(" 502 502 ", " - - ")).level()).isEmpty();
        assertThat(line(ENTRY.replace(" 502 502 ", " 5020 502 ")).level()).isEmpty();
    }

    @Test
    void filtersTakeFieldsAndCompareNumbers() {
        assertThat(LogFilter.parse("elb_status_code=502").test(line(ENTRY))).isTrue();
        assertThat(LogFilter.parse("elb_status_code=50").test(line(ENTRY))).isFalse();
        assertThat(LogFilter.parse("elb_status_code>=500").test(line(ENTRY))).isTrue();
        assertThat(LogFilter.parse("elb_status_code>502").test(line(ENTRY))).isFalse();
        assertThat(LogFilter.parse("target_processing_time<0.05").test(line(ENTRY))).isTrue();
        assertThat(LogFilter.parse("user_agent>5").test(line(ENTRY))).isFalse();
        assertThat(LogFilter.parse("no_such_field>=0").test(line(ENTRY))).isFalse();
        assertThat(LogFilter.parse("client_ip=192.168.131.39 level>=warn").test(line(ENTRY)))
                .isTrue();
    }

    @Test
    void inALineWithoutFieldsTheWordsAreLookedFor() {
        assertThat(LogFilter.parse("retries>5").test(line("gave up as retries>5"))).isTrue();
        assertThat(LogFilter.parse("retries>5").test(line("gave up as retries>6"))).isFalse();
        assertThat(LogFilter.parse("a->b").test(line("moved A->B"))).isTrue();
    }

    @Test
    void theRequestsTraceLinks() {
        assertThat(LogLinks.NONE.in(ENTRY))
                .containsExactly(
                        new LogLinks.Link.ToRequest("1-58337281-1d84f3d73c47ec4e58577259"));
    }
}
