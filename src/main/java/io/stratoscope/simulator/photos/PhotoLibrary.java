package io.stratoscope.simulator.photos;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;

/**
 * What a family keeps on its photo server, and how it grows: some hundred photos when it began, and some each day. All
 * follows from the name and the time, and nothing is kept: who asks twice for one time gets the same.
 *
 * @param name whose it is: another name, other photos
 * @param since when the first ones came
 * @param ownership whose the files are on the disk
 */
public record PhotoLibrary(String name, Instant since, Ownership ownership) {

    private static final long GAMMA = 0x9E3779B97F4A7C15L;
    private static final Duration DAY = Duration.ofDays(1);
    private static final int AT_FIRST = 600;
    private static final int LEAST_A_DAY = 12;
    private static final int MORE_A_DAY = 10;

    /** Photos come while people are awake: from 6 to 24 o'clock. */
    private static final int AWAKE_FROM = 6 * 3600;

    private static final int AWAKE = 18 * 3600;
    private static final int IN_ALBUMS = 3;
    private static final int VIDEOS = 25;
    private static final long LEAST_BYTES = 900_000;
    private static final int MORE_BYTES = 5_200_000;
    private static final long VIDEO_FACTOR = 9;
    private static final int MARKER_BYTES = 13;
    private static final int NUMBERS = 10_000;
    private static final List<String> FOLDERS =
            List.of("backups", "encoded-video", "library", "profile", "thumbs", "upload");
    private static final DateTimeFormatter MONTH =
            DateTimeFormatter.ofPattern("MMMM uuuu", Locale.ENGLISH);

    /** The database at a time. */
    public LibraryRows rows(Instant at) {
        if (at.isBefore(since)) {
            return LibraryRows.NONE;
        }
        List<LibraryUser> users = users();
        List<Asset> assets = assets(at, users);
        return new LibraryRows(users, albums(assets), assets);
    }

    /** The files at a time, Immich's markers among them. */
    public FileTree files(Instant at) {
        if (at.isBefore(since)) {
            return FileTree.EMPTY;
        }
        Map<String, StoredFile> files = new HashMap<>();
        for (String folder : FOLDERS) {
            files.put(markerPath(folder), marker(folder));
        }
        assets(at, users()).forEach(asset -> asset.files(at, files));
        return FileTree.of(files);
    }

    /** One of the files that are there at a time, without making the others. */
    public Optional<StoredFile> file(String path, Instant at) {
        if (at.isBefore(since)) {
            return Optional.empty();
        }
        for (String folder : FOLDERS) {
            if (path.equals(markerPath(folder))) {
                return Optional.of(marker(folder));
            }
        }
        Map<String, StoredFile> files = new HashMap<>();
        assets(at, users()).stream()
                .filter(asset -> path.contains(asset.id().toString()))
                .forEach(asset -> asset.files(at, files));
        return Optional.ofNullable(files.get(path));
    }

    /** Where Immich looks for its markers, without which it does not start: in each of its folders. */
    public static List<String> markerPaths() {
        return FOLDERS.stream().map(PhotoLibrary::markerPath).toList();
    }

    private static String markerPath(String folder) {
        return "/" + folder + "/.immich";
    }

    private StoredFile marker(String folder) {
        return new StoredFile(MARKER_BYTES, seed(folder), since, ownership);
    }

    /** How much all files are at a time: what {@link #files} holds, without holding it. */
    public long bytes(Instant at) {
        return at.isBefore(since)
                ? 0
                : (long) FOLDERS.size() * MARKER_BYTES
                        + assets(at, users()).stream().mapToLong(asset -> asset.bytes(at)).sum();
    }

    /** The files that users put there after one time and until another, and what was made of them. */
    public FileTree added(Instant after, Instant until) {
        Map<String, StoredFile> files = new HashMap<>();
        assets(after.minus(Asset.MADE), until, users()).forEach(asset -> asset.files(until, files));
        files.values().removeIf(file -> !file.modified().isAfter(after));
        return FileTree.of(files);
    }

    private List<LibraryUser> users() {
        SplittableRandom random = random("users");
        return List.of(
                user(random, "admin", true),
                user(random, "anna", false),
                user(random, "marco", false));
    }

    private LibraryUser user(SplittableRandom random, String who, boolean admin) {
        return new LibraryUser(uuid(random), who, who + "@" + name + ".example", admin);
    }

    private List<Asset> assets(Instant at, List<LibraryUser> users) {
        return assets(since, at, users);
    }

    /** All that came from the day of one time on and until another: each day's follow from the day alone. */
    private List<Asset> assets(Instant from, Instant at, List<LibraryUser> users) {
        List<Asset> assets = new ArrayList<>();
        if (from.isBefore(since.plusSeconds(AT_FIRST))) {
            SplittableRandom first = random("first");
            for (int i = 0; i < AT_FIRST; i++) {
                add(assets, at, asset(first, users, since.plusSeconds(i)));
            }
        }
        long days = Duration.between(since, at).dividedBy(DAY);
        long begin = Math.max(0, Duration.between(since, from).dividedBy(DAY));
        for (long day = begin; day <= days; day++) {
            SplittableRandom random = random("day " + day);
            int count = LEAST_A_DAY + random.nextInt(MORE_A_DAY);
            Instant start = since.plus(DAY.multipliedBy(day)).plusSeconds(AWAKE_FROM);
            for (int i = 0; i < count; i++) {
                // One after the other, each in its part of the day.
                long second = ((long) i * AWAKE + random.nextInt(AWAKE)) / count;
                add(assets, at, asset(random, users, start.plusSeconds(second)));
            }
        }
        return assets;
    }

    private static void add(List<Asset> assets, Instant at, Asset asset) {
        if (!asset.uploaded().isAfter(at)) {
            assets.add(asset);
        }
    }

    private Asset asset(SplittableRandom random, List<LibraryUser> users, Instant uploaded) {
        UUID id = uuid(random);
        UUID owner = users.get(random.nextInt(users.size())).id();
        boolean video = random.nextInt(VIDEOS) == 0;
        long size = (LEAST_BYTES + random.nextInt(MORE_BYTES)) * (video ? VIDEO_FACTOR : 1);
        String number = String.valueOf(NUMBERS + random.nextInt(NUMBERS)).substring(1);
        String file = video ? "VID_" + number + ".mp4" : "IMG_" + number + ".jpg";
        long seed = random.nextLong() & Long.MAX_VALUE;
        return new Asset(
                id,
                owner,
                video ? Asset.Kind.VIDEO : Asset.Kind.IMAGE,
                file,
                uploaded,
                new StoredFile(size, seed, uploaded, ownership));
    }

    /** One a month, with each third photo in it. */
    private List<Album> albums(List<Asset> assets) {
        Map<YearMonth, List<Asset>> months = new LinkedHashMap<>();
        for (int i = 0; i < assets.size(); i += IN_ALBUMS) {
            Asset asset = assets.get(i);
            months.computeIfAbsent(
                            YearMonth.from(asset.uploaded().atZone(ZoneOffset.UTC)),
                            _ -> new ArrayList<>())
                    .add(asset);
        }
        List<Album> albums = new ArrayList<>();
        months.forEach((month, inside) ->
                albums.add(
                        new Album(
                                uuid(random("album " + month)),
                                inside.getFirst().owner(),
                                MONTH.format(month),
                                inside.stream().map(Asset::id).toList())));
        return albums;
    }

    /** Seeds that are near each other, or a step of the generator apart, would lead to the same numbers. */
    private SplittableRandom random(String what) {
        return new SplittableRandom(new SplittableRandom(seed(what)).nextLong());
    }

    private long seed(String what) {
        return (name + "/" + what).hashCode() * GAMMA;
    }

    /** A random one in form, as Immich's are. */
    private static UUID uuid(SplittableRandom random) {
        long high = (random.nextLong() & ~0xF000L) | 0x4000L;
        long low = (random.nextLong() & ~(0xCL << 60)) | (0x8L << 60);
        return new UUID(high, low);
    }
}
