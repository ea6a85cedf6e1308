package io.stratoscope.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.aws.LiveAccount;
import io.stratoscope.job.Jobs;
import io.stratoscope.logs.LogFiles;
import io.stratoscope.logs.LogFilter;
import io.stratoscope.logs.LogPace;
import io.stratoscope.logs.LogReader;
import io.stratoscope.logs.LogReading;
import io.stratoscope.logs.LogSource;
import io.stratoscope.model.Arn;
import io.stratoscope.model.Evidence;
import io.stratoscope.model.Failure;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketLocationConstraint;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** Reads log files of a bucket over a real wire. */
@ExtendWith(MotoServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MotoLogFilesIT {

    private static final String BUCKET = "it-log-files";
    private static final Instant TO = Instant.parse("2026-03-01T00:20:00Z");

    private static final LogFiles FILES =
            new LogFiles(
                    LogFiles.Kind.FLOW_LOG,
                    "AWSLogs/123456789012/vpcflowlogs/eu-central-1/",
                    "123456789012_vpcflowlogs_eu-central-1_fl-1_",
                    LogFiles.Folders.DAYS);

    private final Clock clock = Clock.systemUTC();
    private final Jobs jobs = new Jobs(clock);
    private LiveAccount account;

    @BeforeAll
    void write(URI moto, @TempDir Path home) throws IOException {
        account = EmulatedAccount.connect(moto, home, clock, SmallProject.REGION);
        account.guard().unlock();
        s3().createBucket(request ->
                request.bucket(BUCKET)
                        .createBucketConfiguration(at ->
                                at.locationConstraint(
                                        BucketLocationConstraint.fromValue(SmallProject.REGION))));
        put("2026/02/28/", "20260228T2355Z_a", gzip(record("10.0.0.1", -300)));
        put("2026/03/01/", "20260301T0005Z_a", gzip(record("10.0.0.2", 10)));
        put("2026/03/01/", "20260301T0010Z_a", gzip(record("10.0.0.3", 400)));
        put("2026/03/01/", "20260301T0010Z_b", "no gzip".getBytes(StandardCharsets.UTF_8));
    }

    @AfterAll
    void close() {
        jobs.close();
        account.close();
    }

    private S3Client s3() {
        return account.client(S3Client.class, SmallProject.REGION);
    }

    private void put(String day, String end, byte[] bytes) {
        s3().putObject(
                        request ->
                                request.bucket(BUCKET)
                                        .key(FILES.folder() + day + FILES.name() + end + ".log.gz"),
                        RequestBody.fromBytes(bytes));
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream stream = new GZIPOutputStream(packed)) {
            stream.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return packed.toByteArray();
    }

    private static String record(String address, long second) {
        long start = Instant.parse("2026-03-01T00:00:00Z").getEpochSecond() + second;
        return "version srcaddr action start\n5 " + address + " REJECT " + start + "\n";
    }

    private LogReading read(String bucket, List<String> lines) {
        LogSource.Objects source =
                new LogSource.Objects(
                        Arn.of("arn:aws:s3:::" + bucket),
                        SmallProject.REGION,
                        FILES,
                        "",
                        new Evidence("test", ""));
        return jobs.start(
                        "read",
                        job ->
                                new LogReader(account, LogPace.of(account, Thread::sleep))
                                        .read(
                                                List.of(source),
                                                TO.minus(Duration.ofMinutes(20)),
                                                TO,
                                                LogFilter.parse("action=REJECT"),
                                                job,
                                                line -> lines.add(line.text())))
                .result()
                .join();
    }

    @Test
    void filesOfTheTimeAreReadAndABrokenOneIsSaid() {
        List<String> lines = new ArrayList<>();

        LogReading reading = read(BUCKET, lines);

        assertThat(lines).hasSize(2);
        assertThat(lines.getFirst()).contains("\"srcaddr\":\"10.0.0.2\"");
        assertThat(lines.getLast()).contains("\"srcaddr\":\"10.0.0.3\"");
        assertThat(reading.failures().values())
                .singleElement()
                .satisfies(why ->
                        assertThat(why.message())
                                .endsWith("20260301T0010Z_b.log.gz is no gzip file"));
    }

    @Test
    void aBucketThatIsNotThereIsSaid() {
        LogReading reading = read("it-no-such-bucket", new ArrayList<>());

        assertThat(reading.failures().values())
                .singleElement()
                .isInstanceOf(Failure.NotFound.class);
    }
}
