package io.stratoscope.logs;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.model.Arn;
import io.stratoscope.model.Evidence;
import io.stratoscope.model.Failure;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketLocationConstraint;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

final class ObjectLinesTest {

    private static final String BUCKET = "logs";
    private static final String NAME = "123456789012_elasticloadbalancing_eu-central-1_app.a.1_";
    private static final LogFiles FILES =
            new LogFiles(
                    LogFiles.Kind.ACCESS_LOG,
                    "p/AWSLogs/123456789012/elasticloadbalancing/eu-central-1/",
                    NAME,
                    LogFiles.Folders.DAYS);

    private final LogWorkplace work = new LogWorkplace();
    private final List<String> lines = new ArrayList<>();

    private final LogSource.Objects source = source(BUCKET, "");

    private static LogSource.Objects source(String bucket, String word) {
        return new LogSource.Objects(
                Arn.of("arn:aws:s3:::" + bucket),
                LogWorkplace.REGION,
                FILES,
                word,
                new Evidence("test", ""));
    }

    @BeforeEach
    void makeBucket() {
        s3().createBucket(request ->
                request.bucket(BUCKET)
                        .createBucketConfiguration(at ->
                                at.locationConstraint(BucketLocationConstraint.EU_CENTRAL_1)));
    }

    private S3Client s3() {
        return work.account.client(S3Client.class, LogWorkplace.REGION);
    }

    private static String stamp(String pattern, Instant time) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT)
                .withZone(ZoneOffset.UTC)
                .format(time);
    }

    private static String key(Instant end, String node) {
        return FILES.folder()
                + stamp("uuuu/MM/dd/", end)
                + NAME
                + stamp("uuuuMMdd'T'HHmm'Z'", end)
                + "_"
                + node
                + ".log.gz";
    }

    private void put(String key, byte[] bytes) {
        s3().putObject(request -> request.bucket(BUCKET).key(key), RequestBody.fromBytes(bytes));
    }

    private void put(Instant end, String node, String... entries) throws IOException {
        put(key(end, node), UnpackedTest.gzip(String.join("\n", entries) + "\n"));
    }

    private static String entry(Instant time, int status) {
        return "http "
                + stamp("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", time)
                + " app/a/1 203.0.113.9:4711 - -1 -1 -1 "
                + status
                + " - 0 57 \"GET http://x:80/ HTTP/1.1\"";
    }

    private Instant ago(int minutes) {
        return work.instant().minus(Duration.ofMinutes(minutes));
    }

    private LogReading read(Duration back, String filter, LogSource.Reachable... places) {
        return new LogReader(work.account, work.pace)
                .read(
                        List.of(places),
                        work.instant().minus(back),
                        work.instant(),
                        LogFilter.parse(filter),
                        work,
                        line -> lines.add(line.text()));
    }

    private LogReading read(String filter, LogSource.Reachable... places) {
        return read(Duration.ofHours(1), filter, places);
    }

    private long calls(String operation) {
        return work.account.meter().counts().stream()
                .filter(count ->
                        count.service().equals("s3") && count.operation().equals(operation))
                .mapToLong(count -> count.calls())
                .sum();
    }

    @Test
    void linesOfSeveralFilesComeByTime() throws IOException {
        put(ago(10), "n2", entry(ago(11), 202), entry(ago(13), 201));
        put(ago(10), "n1", entry(ago(12), 203));
        put(ago(5), "n1", entry(ago(6), 204), entry(ago(9), 205));

        LogReading reading = read("", source);

        assertThat(reading).isEqualTo(new LogReading(5, Map.of(), false));
        assertThat(lines)
                .containsExactly(
                        entry(ago(13), 201),
                        entry(ago(12), 203),
                        entry(ago(11), 202),
                        entry(ago(9), 205),
                        entry(ago(6), 204));
    }

    @Test
    void onlyFilesOfTheTimeAreListedAndFetched() throws IOException {
        for (int day = 1; day < 20; day++) {
            put(ago(day * 24 * 60), "old", entry(ago(day * 24 * 60), 200));
        }
        put(ago(10), "n", entry(ago(11), 200), entry(ago(80), 500));
        long gets = calls("GetObject");
        long lists = calls("ListObjectsV2");

        LogReading _ = read("", source);

        assertThat(lines).containsExactly(entry(ago(11), 200));
        assertThat(calls("GetObject") - gets).isEqualTo(1);
        assertThat(calls("ListObjectsV2") - lists).isEqualTo(1);
    }

    @Test
    void whoeverWantsAllYearsListsTheFolderAndNotEachDay() throws IOException {
        put(ago(10), "n", entry(ago(11), 200));
        long lists = calls("ListObjectsV2");

        LogReading _ = read(Duration.ofDays(5_000), "", source);

        assertThat(lines).hasSize(1);
        assertThat(calls("ListObjectsV2") - lists).isEqualTo(1);
    }

    @Test
    void aRangeOverMidnightHasFilesOfBothDays() throws IOException {
        put(ago(12 * 60 + 5), "n", entry(ago(12 * 60 + 6), 200));
        put(ago(11 * 60), "n", entry(ago(11 * 60 + 1), 201));

        LogReading _ = read(Duration.ofHours(14), "", source);

        assertThat(lines).hasSize(2);
    }

    @Test
    void pagesAreReadToTheEnd() throws IOException {
        for (int i = 1; i <= 40; i++) {
            put(ago(50 - i), "n", entry(ago(50 - i), 200));
        }
        work.account.faults().hostilePaging(true);

        LogReading _ = read("", source);

        assertThat(lines).hasSize(40).doesNotHaveDuplicates();
    }

    @Test
    void filtersAskTheFields() throws IOException {
        put(ago(5), "n", entry(ago(6), 200), entry(ago(7), 503), entry(ago(8), 404));

        LogReading _ = read("elb_status_code>=500", source);
        LogReading _ = read("level=warn", source);

        assertThat(lines).containsExactly(entry(ago(7), 503), entry(ago(8), 404));
    }

    @Test
    void groupsAndFilesAreMerged() throws IOException {
        LogSource.Group group = work.group("/a");
        work.write("/a", Duration.ofMinutes(7), "between");
        put(ago(5), "n", entry(ago(6), 200), entry(ago(8), 200));

        LogReading _ = read("", group, source);

        assertThat(lines).containsExactly(entry(ago(8), 200), "between", entry(ago(6), 200));
    }

    @Test
    void aBrokenFileLeavesTheOthersWorking() throws IOException {
        put(key(ago(10), "bad"), new byte[] {1, 2, 3});
        put(key(ago(9), "bad"), new byte[] {4});
        put(ago(5), "n", entry(ago(6), 200));

        LogReading reading = read("", source);

        assertThat(lines).hasSize(1);
        assertThat(reading.failures()).containsOnlyKeys(source.name());
        assertThat(reading.failures().values())
                .extracting(Failure::message)
                .containsExactly(key(ago(10), "bad") + " is no gzip file (and 1 more file)");
    }

    @Test
    void aLineThatIsNoEntryIsShownByTheTimeOfItsFile() throws IOException {
        put(ago(5), "n", entry(ago(6), 200), "half an ent");

        LogReading _ = read("", source);

        assertThat(lines).containsExactly(entry(ago(6), 200), "half an ent");
    }

    @Test
    void aDeniedBucketLeavesTheGroupsWorkingAndSaysWhatToAllow() throws IOException {
        LogSource.Group group = work.group("/a");
        work.write("/a", Duration.ofMinutes(7), "here");
        put(ago(5), "n", entry(ago(6), 200));
        work.account.faults().deny("s3:ListObjectsV2");

        LogReading reading = read("", source, group);

        assertThat(lines).containsExactly("here");
        assertThat(reading.failures().get(source.name()))
                .isInstanceOfSatisfying(
                        Failure.AccessDenied.class,
                        denied -> assertThat(denied.action()).isEqualTo("s3:ListBucket"));
    }

    @Test
    void whoMayListButNotReadIsAskedOnceAndNotForEachFile() throws IOException {
        for (int i = 1; i <= 30; i++) {
            put(ago(i), "n", entry(ago(i), 200));
        }
        work.account.faults().deny("s3:GetObject");
        long gets = calls("GetObject");

        LogReading reading = read("", source);

        assertThat(reading.failures().get(source.name())).isInstanceOf(Failure.AccessDenied.class);
        assertThat(calls("GetObject") - gets).isLessThan(10);
    }

    @Test
    void aBucketThatIsGoneSaysSo() {
        LogSource.Objects gone = source("gone", "");

        assertThat(read("", gone).failures().get(gone.name())).isInstanceOf(Failure.NotFound.class);
    }

    @Test
    void anEmptyFileAndForeignObjectsAreNothing() throws IOException {
        put(key(ago(5), "n"), UnpackedTest.gzip(""));
        put(
                FILES.folder() + stamp("uuuu/MM/dd/", ago(5)) + NAME + "notes.txt",
                new byte[] {1, 2, 3});

        LogReading reading = read("", source);

        assertThat(lines).isEmpty();
        assertThat(reading.failures()).isEmpty();
    }

    @Test
    void onlyLinesWithTheWord() throws IOException {
        put(ago(5), "n", entry(ago(6), 200), entry(ago(7), 503));

        LogReading _ = read("", source(BUCKET, " 503 "));

        assertThat(lines).containsExactly(entry(ago(7), 503));
    }

    @Test
    void newFilesAreFollowedEachMinuteAndNoLineComesTwice() throws IOException {
        put(ago(5), "n", entry(ago(6), 200));
        LogFollowing following =
                new LogFollowing(work.account, work.pace, List.of(source), LogFilter.NONE, ago(60));

        assertThat(following.look(work).lines()).hasSize(1);
        put(ago(4), "late", entry(ago(7), 201));
        assertThat(following.look(work).lines()).as("within the minute").isEmpty();
        work.turn(FollowedObjects.BETWEEN_LOOKS);
        LogFollowing.Look look = following.look(work);

        assertThat(look.lines()).hasSize(1).allMatch(FollowedLine::late);
        assertThat(look.following().files()).isEqualTo(1);
        IntStream.range(0, 20)
                .forEach(_ -> {
                    work.turn(FollowedObjects.BETWEEN_LOOKS);
                    assertThat(following.look(work).lines()).isEmpty();
                });
    }

    @Test
    void anOutageLosesNothing() throws IOException {
        LogFollowing following =
                new LogFollowing(work.account, work.pace, List.of(source), LogFilter.NONE, ago(60));
        put(ago(5), "n", entry(ago(6), 200));
        work.account.faults().deny("s3:GetObject");

        assertThat(following.look(work).failures()).containsOnlyKeys(source.name());
        work.account.faults().clear();
        work.turn(FollowedObjects.BETWEEN_LOOKS);

        assertThat(following.look(work).lines()).hasSize(1);
    }

    @Test
    void aFileThatIsBrokenIsSaidOnceWhileFollowing() {
        put(key(ago(5), "bad"), new byte[] {1});
        LogFollowing following =
                new LogFollowing(work.account, work.pace, List.of(source), LogFilter.NONE, ago(60));

        assertThat(following.look(work).failures()).hasSize(1);
        work.turn(FollowedObjects.BETWEEN_LOOKS);

        assertThat(following.look(work).failures()).isEmpty();
    }
}
