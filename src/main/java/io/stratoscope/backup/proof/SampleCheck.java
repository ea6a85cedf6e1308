package io.stratoscope.backup.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Files of assets that were picked at random are downloaded and looked at.
 *
 * @param name which files
 * @param fetch how
 */
record SampleCheck(String name, Fetch fetch) implements Check {

    /** Fetches the file of an asset. */
    interface Fetch {
        Answer<Download> of(ImmichServer server, AssetRow asset);

        /** What is wrong with it. */
        Optional<String> problem(AssetRow asset, Download file);
    }

    /** What was uploaded: the row tells the checksum of it, and Immich itself does not look. */
    static final Fetch ORIGINAL =
            new Fetch() {
                @Override
                public Answer<Download> of(ImmichServer server, AssetRow asset) {
                    return server.original(asset);
                }

                @Override
                public Optional<String> problem(AssetRow asset, Download file) {
                    if (file.sha1().equals(asset.checksum())) {
                        return Optional.empty();
                    }
                    return Optional.of(
                            "other bytes than its row says: SHA-1 %s instead of %s, %d bytes"
                                    .formatted(
                                            file.sha1(),
                                            HttpFailures.plain(asset.checksum()),
                                            file.size()));
                }
            };

    /** What the server made of it. */
    static final Fetch THUMBNAIL =
            new Fetch() {
                @Override
                public Answer<Download> of(ImmichServer server, AssetRow asset) {
                    return server.thumbnail(asset);
                }

                @Override
                public Optional<String> problem(AssetRow asset, Download file) {
                    return file.size() > 0 && file.contentType().startsWith("image/")
                            ? Optional.empty()
                            : Optional.of(
                                    "no picture, but %d bytes of %s"
                                            .formatted(
                                                    file.size(),
                                                    HttpFailures.plain(file.contentType())));
                }
            };

    @Override
    public Finding look(Proving proving) {
        return switch (proving.sample()) {
            case Answer.Missing<List<AssetRow>> missing -> Finding.fail(missing);
            case Answer.Given<List<AssetRow>>(List<AssetRow> rows) ->
                    rows.isEmpty()
                            ? Finding.unknown("there is nothing from before that time to pick from")
                            : fetched(rows, proving);
        };
    }

    private Finding fetched(List<AssetRow> rows, Proving proving) {
        long bytes = 0;
        int done = 0;
        List<String> problems = new ArrayList<>();
        for (AssetRow row : rows) {
            if (proving.isCancelled()) {
                return Finding.unknown("cancelled after %d of %d".formatted(done, rows.size()));
            }
            done++;
            switch (fetch.of(proving.restored(), row)) {
                case Answer.Given<Download>(Download file) -> {
                    bytes += file.size();
                    fetch.problem(row, file)
                            .ifPresent(problem -> problems.add(row.words() + ": " + problem));
                }
                case Answer.Missing<Download> missing ->
                        problems.add(row.words() + ": " + missing.words());
            }
        }
        Map<String, String> measured = new TreeMap<>();
        measured.put("sample", String.valueOf(rows.size()));
        measured.put("bytes", String.valueOf(bytes));
        measured.put("seed", String.valueOf(proving.expected().seed()));
        return problems.isEmpty()
                ? Finding.pass(
                        "%d %s, picked at random, are as their rows say, %d bytes in all"
                                .formatted(rows.size(), name, bytes),
                        measured)
                : Finding.fail(
                        "%d of %d %s, picked at random, are not as their rows say; restore the files from another point"
                                .formatted(problems.size(), rows.size(), name),
                        measured,
                        problems);
    }
}
