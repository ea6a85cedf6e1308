package io.stratoscope.backup.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stratoscope.backup.drill.DrillHistory.Filed;
import io.stratoscope.backup.drill.DrillHistory.Reading;
import io.stratoscope.backup.drill.DrillHistory.Seal;
import io.stratoscope.store.ChainFile;
import io.stratoscope.store.FileException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is kept of drills, and what shows when somebody lays hands on it. */
final class DrillHistoryTest {

    private static final List<String> IDS =
            List.of("drill-20261122T040000Z", "drill-20261129T040000Z", "drill-20261206T040000Z");

    @TempDir private Path data;

    private DrillHistory history() {
        return DrillHistory.of(data, "123456789012", true, "eu-central-1");
    }

    private Path file(String name) {
        return data.resolve("drills/simulated-eu-central-1").resolve(name);
    }

    private Seal week(int week) {
        return history()
                .add(
                        SampleDrills.proved(
                                SampleDrills.BEGIN.plus(Duration.ofDays(7L * week)), 14 + week),
                        week == 1 ? Optional.of("<svg/>") : Optional.empty());
    }

    private void threeWeeks() {
        for (int week = 0; week < 3; week++) {
            week(week);
        }
    }

    private List<String> ids() {
        return history().read().drills().stream().map(each -> each.report().id()).toList();
    }

    @Test
    void drillsAreKeptInTheOrderOfTheirEndsEachWithTheOneBefore() throws IOException {
        threeWeeks();

        Reading reading = history().read();

        assertThat(reading.flaws()).isEmpty();
        assertThat(ids()).isEqualTo(IDS);
        List<Seal> seals =
                reading.drills().stream().map(each -> each.seal().orElseThrow()).toList();
        assertThat(seals.get(0).previous()).isEqualTo(ChainFile.NONE);
        assertThat(seals.get(2).previous()).isEqualTo(seals.get(1).entry());
        assertThat(seals.get(1).sha256())
                .isEqualTo(ChainFile.sha256(Files.readAllBytes(file(IDS.get(1) + ".json"))));
        assertThat(history().picture(IDS.get(1))).contains("<svg/>");
        assertThat(history().picture(IDS.get(0))).isEmpty();
        assertThat(DrillHistory.all(data))
                .extracting(DrillHistory::name)
                .containsExactly("simulated-eu-central-1");
    }

    @Test
    void theLastProvedOneIsNotTheLastOne() {
        week(0);
        history().add(renamed(SampleDrills.failed(), "drill-later"), Optional.empty());

        Reading reading = history().read();

        assertThat(reading.drills()).hasSize(2);
        assertThat(reading.lastProved(Optional.empty()))
                .contains(SampleDrills.proved(SampleDrills.BEGIN, 14));
        assertThat(reading.lastProved(Optional.of("immich"))).isPresent();
        assertThat(reading.lastProved(Optional.of("photobooth"))).isEmpty();
    }

    @Test
    void aRestorePointIsWhatItsLastDrillSaidThatWasNotCancelled() throws IOException {
        String point = SampleDrills.proved().restorePoint();
        week(0);
        history().add(renamed(SampleDrills.failed(), "drill-b"), Optional.empty());
        history().add(renamed(SampleDrills.cancelled(), "drill-c"), Optional.empty());
        assertThat(history().read().byRestorePoint()).containsOnlyKeys(point);
        assertThat(history().read().byRestorePoint().get(point))
                .isEqualTo(renamed(SampleDrills.failed(), "drill-b"));

        Path failed = file("drill-b.json");
        Files.writeString(failed, Files.readString(failed).replace("23 of 25", "25 of 25"));
        assertThat(history().read().byRestorePoint().get(point)).isEqualTo(SampleDrills.proved());
    }

    private static DrillReport renamed(DrillReport report, String id) {
        return DrillReportCodec.parse(DrillReportCodec.text(report).replace(report.id(), id));
    }

    @Test
    void aDrillIsReportedOnce() {
        Seal first = week(0);
        assertThat(week(0)).isEqualTo(first);
        assertThat(ids()).hasSize(1);

        assertThatThrownBy(() -> history().add(SampleDrills.failed(), Optional.empty()))
                .isInstanceOf(FileException.class)
                .hasMessageContaining("has another report of " + IDS.get(0));
    }

    @Test
    void aChangedReportIsNamedAndProvesNothing() throws IOException {
        threeWeeks();
        Path last = file(IDS.get(2) + ".json");
        Files.writeString(last, Files.readString(last).replace("1842 assets", "1843 assets"));

        Reading reading = history().read();

        assertThat(reading.flaws())
                .containsExactly(IDS.get(2) + ": its report was changed after the drill");
        assertThat(reading.drills()).extracting(Filed::isIntact).containsExactly(true, true, false);
        assertThat(reading.lastProved(Optional.empty()).orElseThrow().id()).isEqualTo(IDS.get(1));
    }

    @Test
    void aChangedPictureIsNamed() throws IOException {
        threeWeeks();
        Files.writeString(file(IDS.get(1) + ".svg"), "<svg></svg>");

        assertThat(history().picture(IDS.get(1))).isEmpty();
        assertThat(history().read().flaws())
                .containsExactly(IDS.get(1) + ": its picture was changed or removed");
    }

    @Test
    void aChangedEntryShowsInTheNext() throws IOException {
        threeWeeks();
        List<String> lines = Files.readAllLines(file("chain.jsonl"));
        Path second = file(IDS.get(1) + ".json");
        Files.writeString(second, Files.readString(second).replace("1842 assets", "1843 assets"));
        String sha256 = ChainFile.sha256(Files.readAllBytes(second));
        lines.set(
                1, lines.get(1).replaceAll("\"sha256\":\"\\w+\"", "\"sha256\":\"" + sha256 + "\""));
        Files.write(file("chain.jsonl"), lines);

        assertThat(history().read().flaws())
                .containsExactly(
                        "line 3 of chain.jsonl: it does not follow line 2: that was changed, or lines were"
                                + " removed or moved here");
    }

    @Test
    void aRemovedEntryShows() throws IOException {
        threeWeeks();
        List<String> lines = new ArrayList<>(Files.readAllLines(file("chain.jsonl")));
        lines.remove(1);
        Files.write(file("chain.jsonl"), lines);
        Files.delete(file(IDS.get(1) + ".json"));

        assertThat(history().read().flaws())
                .singleElement()
                .asString()
                .startsWith("line 2 of chain.jsonl: it does not follow line 1");
    }

    @Test
    void aRemovedFirstEntryShows() throws IOException {
        threeWeeks();
        List<String> lines = Files.readAllLines(file("chain.jsonl"));
        Files.write(file("chain.jsonl"), lines.subList(1, 3));

        assertThat(history().read().flaws())
                .contains(
                        "line 1 of chain.jsonl: it is not the first: lines before it were removed",
                        IDS.get(0) + ": chain.jsonl does not know its report");
    }

    @Test
    void swappedEntriesShow() throws IOException {
        threeWeeks();
        List<String> lines = Files.readAllLines(file("chain.jsonl"));
        Files.write(file("chain.jsonl"), List.of(lines.get(0), lines.get(2), lines.get(1)));

        assertThat(history().read().flaws()).hasSize(2).first().asString().startsWith("line 2 ");
    }

    @Test
    void aRemovedReportAndARemovedLastEntryShow() throws IOException {
        threeWeeks();
        Files.delete(file(IDS.get(0) + ".json"));
        List<String> lines = Files.readAllLines(file("chain.jsonl"));
        Files.write(file("chain.jsonl"), lines.subList(0, 2));

        assertThat(history().read().flaws())
                .containsExactly(
                        IDS.get(0) + ": its report was removed",
                        IDS.get(2) + ": chain.jsonl does not know its report");
        assertThat(ids()).containsExactly(IDS.get(1), IDS.get(2));
    }

    @Test
    void aLineThatWasCutOffIsSeenAndGoesWithTheNext() throws IOException {
        week(0);
        Files.writeString(
                file("chain.jsonl"),
                "{\"previous\":\"ab",
                StandardCharsets.UTF_8,
                StandardOpenOption.APPEND);

        assertThat(history().read().flaws())
                .containsExactly("line 2 of chain.jsonl: it was cut off while it was written");

        week(1);
        assertThat(history().read().flaws()).isEmpty();
        assertThat(ids()).containsExactly(IDS.get(0), IDS.get(1));
    }

    @Test
    void whatIsNoEntryIsNamed() throws IOException {
        threeWeeks();
        List<String> lines = Files.readAllLines(file("chain.jsonl"));
        Files.write(file("chain.jsonl"), List.of(lines.get(0), "[]", lines.get(2)));

        assertThat(history().read().flaws())
                .contains(
                        "line 2 of chain.jsonl: it is no entry: it was changed",
                        IDS.get(1) + ": chain.jsonl does not know its report");
    }

    @Test
    void manyAtOnceMakeOneChain() throws Exception {
        List<Thread> threads = new ArrayList<>();
        for (int week = 0; week < 12; week++) {
            int number = week;
            threads.add(Thread.ofPlatform().start(() -> week(number)));
        }
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(history().read().flaws()).isEmpty();
        assertThat(ids()).hasSize(12).doesNotHaveDuplicates();
    }

    @Test
    void twoProgramsAtOnceMakeOneChain() throws Exception {
        Process one = FilingProgram.start(data, 0, 20);
        Process other = FilingProgram.start(data, 100, 20);

        assertThat(one.waitFor()).isZero();
        assertThat(other.waitFor()).isZero();
        assertThat(history().read().flaws()).isEmpty();
        assertThat(ids()).hasSize(40).doesNotHaveDuplicates();
    }

    @Test
    void anEmptyHistoryIsWhole() {
        assertThat(history().read().drills()).isEmpty();
        assertThat(history().read().flaws()).isEmpty();
        assertThat(DrillHistory.all(data)).isEmpty();
    }

    @Test
    void noNameLeadsOutOfTheDirectory() {
        assertThatThrownBy(() -> history().picture("../secret"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> DrillHistory.of(data, "..", false, "eu-central-1"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatIsForgottenIsGone() {
        threeWeeks();
        history().forget();
        assertThat(DrillHistory.all(data)).isEmpty();
    }
}
