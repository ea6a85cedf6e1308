package io.stratoscope.backup.drill;

import io.stratoscope.json.JsonFormatException;
import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.ObjectBuilder;
import io.stratoscope.store.AtomicFile;
import io.stratoscope.store.ChainFile;
import io.stratoscope.store.ChainFile.Entry;
import io.stratoscope.store.FileException;
import io.stratoscope.store.FileReason;
import io.stratoscope.store.TextFile;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The drills of an account and region, in the data directory: a file for each report, one for its picture, and a chain that names the
 * SHA-256 of each, so that a later edit shows. What the chain cannot show by itself is that its newest drills were removed, entry and file;
 * for that, each report that is handed out has the chain's SHA-256 at its foot.
 */
public final class DrillHistory {

    /** Where histories are in the data directory. */
    public static final Path DIRECTORY = Path.of("drills");

    private static final String SIMULATED = "simulated-";

    private static final String CHAIN = "chain.jsonl";
    private static final String REPORT = ".json";
    private static final String PICTURE = ".svg";
    private static final int MOST_BYTES = 64_000_000;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

    private final Path directory;
    private final ChainFile chain;

    private DrillHistory(Path directory) {
        this.directory = directory;
        chain = new ChainFile(directory.resolve(CHAIN));
    }

    /**
     * The history of an account and region; there need be no drill yet.
     *
     * @param account twelve digits; not looked at where it is simulated
     */
    public static DrillHistory of(
            Path dataDirectory, String account, boolean simulated, String region) {
        String name = (simulated ? SIMULATED : checked(account) + "-") + checked(region);
        return new DrillHistory(dataDirectory.resolve(DIRECTORY).resolve(name));
    }

    /** All that the data directory has, sorted by their names. */
    public static List<DrillHistory> all(Path dataDirectory) {
        Path drills = dataDirectory.resolve(DIRECTORY);
        return !Files.isDirectory(drills)
                ? List.of()
                : list(drills).stream().filter(Files::isDirectory).map(DrillHistory::new).toList();
    }

    /** {@code 123456789012-eu-central-1} or {@code simulated-eu-central-1}. */
    public String name() {
        return String.valueOf(directory.getFileName());
    }

    /** Whether its drills were of the simulated account: when that begins anew, they tell of nothing any more. */
    public boolean isSimulated() {
        return name().startsWith(SIMULATED);
    }

    /**
     * What vouches for a report.
     *
     * @param sha256 of the report as {@link DrillReportCodec#text} writes it
     * @param entry of its line in the chain
     * @param previous of the line before
     * @param intact whether the report's file is what the chain says
     */
    public record Seal(String sha256, String entry, String previous, boolean intact) {}

    /**
     * A drill of the history.
     *
     * @param seal empty where the chain does not know it
     */
    public record Filed(DrillReport report, Optional<Seal> seal) {

        /** Whether the chain says that the report is what was written when the drill ended. */
        public boolean isIntact() {
            return seal.filter(Seal::intact).isPresent();
        }
    }

    /**
     * All of a history.
     *
     * @param drills in the order in which they ended
     * @param flaws what is not as it was written, one line each; none where the chain is whole
     */
    public record Reading(List<Filed> drills, List<String> flaws) {
        public Reading {
            drills = List.copyOf(drills);
            flaws = List.copyOf(flaws);
        }

        /** By the id of each restore point, the last report that says whether it can be restored; of what was cancelled none does. */
        public Map<String, DrillReport> byRestorePoint() {
            Map<String, DrillReport> reports = new LinkedHashMap<>();
            drills.stream()
                    .filter(Filed::isIntact)
                    .map(Filed::report)
                    .filter(report -> report.verdict() != DrillReport.Verdict.CANCELLED)
                    .forEach(report -> reports.put(report.restorePoint(), report));
            return reports;
        }

        /** The newest drill of a project, or of any, that proved its backup; one whose report was changed is none. */
        public Optional<DrillReport> lastProved(Optional<String> project) {
            return drills.reversed().stream()
                    .filter(Filed::isIntact)
                    .map(Filed::report)
                    .filter(report -> report.verdict() == DrillReport.Verdict.PROVED)
                    .filter(report -> project.isEmpty() || project.get().equals(report.project()))
                    .findFirst();
        }
    }

    /**
     * Files a report. The same one again changes nothing.
     *
     * @param picture what was restored, as SVG
     * @throws FileException when it cannot be written, or another report of the drill is there
     */
    public Seal add(DrillReport report, Optional<String> picture) {
        String id = checked(report.id());
        byte[] bytes = DrillReportCodec.text(report).getBytes(StandardCharsets.UTF_8);
        String sha256 = ChainFile.sha256(bytes);
        makeDirectory();
        Optional<Entry> added =
                chain.append(before -> {
                    Optional<Entry> same = entry(before, id);
                    if (same.isPresent()) {
                        refuseOther(id, same.get(), sha256);
                        return Optional.empty();
                    }
                    ObjectBuilder line = JsonValue.object().put("drill", id).put("sha256", sha256);
                    // The files first: an entry must not name what a crash left unwritten.
                    picture.map(svg -> svg.getBytes(StandardCharsets.UTF_8))
                            .ifPresent(svg -> {
                                AtomicFile.write(directory.resolve(id + PICTURE), svg);
                                line.put("picture", ChainFile.sha256(svg));
                            });
                    AtomicFile.write(directory.resolve(id + REPORT), bytes);
                    return Optional.of(line.build());
                });
        return added.or(() -> entry(chain.read(), id))
                .map(entry -> new Seal(sha256, entry.sha256(), entry.previous(), true))
                .orElseThrow();
    }

    private void refuseOther(String id, Entry entry, String sha256) {
        if (!entry.object().text("sha256").filter(sha256::equals).isPresent()) {
            throw new FileException(
                    directory + " has another report of " + id + "; a drill is reported once");
        }
    }

    private static Optional<Entry> entry(ChainFile.Reading reading, String id) {
        return reading.entries().stream()
                .filter(entry -> entry.object().text("drill").filter(id::equals).isPresent())
                .findFirst();
    }

    /**
     * Reads and checks all.
     *
     * @throws FileException when a file cannot be opened
     */
    public Reading read() {
        ChainFile.Reading lines = chain.read();
        List<String> flaws = new ArrayList<>();
        lines.flaws()
                .forEach(flaw ->
                        flaws.add("line " + flaw.number() + " of " + CHAIN + ": " + flaw.words()));
        List<Filed> drills = new ArrayList<>();
        Set<String> known = new LinkedHashSet<>();
        for (Entry entry : lines.entries()) {
            String id = entry.object().text("drill").orElse("");
            if (!isName(id)) {
                flaws.add("line " + entry.number() + " of " + CHAIN + ": it names no drill");
            } else if (!known.add(id)) {
                flaws.add(
                        "line " + entry.number() + " of " + CHAIN + ": " + id + " is there twice");
            } else {
                filed(id, entry, flaws).ifPresent(drills::add);
            }
        }
        reports().stream()
                .filter(id -> !known.contains(id))
                .forEach(id -> {
                    flaws.add(id + ": " + CHAIN + " does not know its report");
                    report(id, flaws)
                            .ifPresent(report -> drills.add(new Filed(report, Optional.empty())));
                });
        return new Reading(drills, flaws);
    }

    private Optional<Filed> filed(String id, Entry entry, List<String> flaws) {
        if (!Files.exists(directory.resolve(id + REPORT))) {
            flaws.add(id + ": its report was removed");
            return Optional.empty();
        }
        String sha256 = entry.object().text("sha256").orElse("");
        boolean intact = sha256.equals(ChainFile.sha256(bytes(directory.resolve(id + REPORT))));
        if (!intact) {
            flaws.add(id + ": its report was changed after the drill");
        }
        entry.object()
                .text("picture")
                .filter(picture -> !picture.equals(pictureSha256(id)))
                .ifPresent(_ -> flaws.add(id + ": its picture was changed or removed"));
        return report(id, flaws)
                .map(report ->
                        new Filed(
                                report,
                                Optional.of(
                                        new Seal(
                                                sha256,
                                                entry.sha256(),
                                                entry.previous(),
                                                intact))));
    }

    private String pictureSha256(String id) {
        Path file = directory.resolve(id + PICTURE);
        return Files.exists(file) ? ChainFile.sha256(bytes(file)) : "";
    }

    private Optional<DrillReport> report(String id, List<String> flaws) {
        try {
            DrillReport report =
                    DrillReportCodec.parse(
                            TextFile.read(directory.resolve(id + REPORT), MOST_BYTES));
            if (report.id().equals(id)) {
                return Optional.of(report);
            }
            flaws.add(id + ": its report is another drill's");
        } catch (JsonFormatException e) {
            flaws.add(id + ": its report cannot be read: " + e.getMessage());
        }
        return Optional.empty();
    }

    /** The picture of what a drill restored; empty where there is none, or it is not what the chain says. */
    public Optional<String> picture(String id) {
        return entry(chain.read(), checked(id))
                .flatMap(entry -> entry.object().text("picture"))
                .filter(sha256 -> sha256.equals(pictureSha256(id)))
                .map(_ -> TextFile.read(directory.resolve(id + PICTURE), MOST_BYTES));
    }

    /** Removes all of it, since the account begins anew. */
    public void forget() {
        try {
            for (Path file : list(directory)) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(directory);
        } catch (IOException e) {
            throw new FileException(
                    "cannot remove " + directory + ": " + FileReason.of(directory, e), e);
        }
    }

    private List<String> reports() {
        return !Files.isDirectory(directory)
                ? List.of()
                : list(directory).stream()
                        .map(file -> String.valueOf(file.getFileName()))
                        .filter(name -> name.endsWith(REPORT))
                        .map(name -> name.substring(0, name.length() - REPORT.length()))
                        .filter(DrillHistory::isName)
                        .toList();
    }

    private static List<Path> list(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new FileException(
                    "cannot read " + directory + ": " + FileReason.of(directory, e), e);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new FileException("cannot read " + file + ": " + FileReason.of(file, e), e);
        }
    }

    private void makeDirectory() {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new FileException(
                    "cannot make "
                            + directory
                            + ": "
                            + FileReason.of(directory, e)
                            + "; choose another --data-dir",
                    e);
        }
    }

    private static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    private static String checked(String name) {
        if (!isName(name)) {
            throw new IllegalArgumentException("no name of a file: " + name);
        }
        return name;
    }
}
