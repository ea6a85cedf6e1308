package io.stratoscope.logs;

import io.stratoscope.aws.AccountException;
import io.stratoscope.aws.AwsAccount;
import io.stratoscope.aws.AwsFailures;
import io.stratoscope.aws.NotAwsException;
import io.stratoscope.job.JobContext;
import io.stratoscope.model.Failure;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Object;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.Callable;

/**
 * The lines of log files in a bucket, oldest first. Only the files of the time are listed, and some are fetched at a time, side by
 * side, as lines are asked for. What is in a file is in no order, and a later file may have older lines: a line is told when no file
 * that is still to come may have an older one. A file that cannot be read leaves the others working.
 */
final class ObjectLines implements LogLines {

    private static final int FILES_AT_ONCE = 6;

    /** As they are compressed; a larger file is fetched alone. */
    private static final long BYTES_AT_ONCE = 1L << 21;

    /** AWS closes a file of a flow log at 75 MB. */
    private static final long MOST_BYTES = 80_000_000;

    /** So many lines do not wait for the files to come. */
    private static final int MOST_HELD = 300_000;

    private static final String LIST = "ListObjectsV2";
    private static final String GET = "GetObject";

    private record File(String key, long size, Instant stamp, Instant written) {}

    /**
     * What came of a file.
     *
     * @param last whether the other files would fail as well
     */
    private record Fetched(
            File file, List<HeardLine> lines, Optional<Failure> failure, boolean last) {}

    private final AwsAccount account;
    private final LogSource.Objects source;
    private final Instant from;
    private final Instant to;
    private final JobContext context;
    private final ReadFiles read;
    private final Deque<LogFiles.Listing> listings;
    private final Deque<File> files = new ArrayDeque<>();
    private final PriorityQueue<HeardLine> held =
            new PriorityQueue<>(Comparator.comparing(HeardLine::line));
    private Optional<Failure> failure = Optional.empty();
    private int failed;
    private @Nullable String token;
    private boolean over;

    /**
     * Begins.
     *
     * @param read what is read already, and is told what else is
     */
    ObjectLines(
            AwsAccount account,
            LogSource.Objects source,
            Instant from,
            Instant to,
            ReadFiles read,
            JobContext context) {
        this.account = account;
        this.source = source;
        this.from = from;
        this.to = to;
        this.read = read;
        this.context = context;
        listings = new ArrayDeque<>(source.files().listings(read.since(from), to));
    }

    @Override
    public Optional<HeardLine> next() {
        while (!mayTell() && !over && !context.cancelled()) {
            if (files.isEmpty() && !listings.isEmpty()) {
                list();
            } else if (files.isEmpty()) {
                over = true;
            } else {
                fetch();
            }
        }
        return context.cancelled() ? Optional.empty() : Optional.ofNullable(held.poll());
    }

    private boolean mayTell() {
        HeardLine first = held.peek();
        File next = files.peek();
        return first != null
                && (held.size() > MOST_HELD
                        || (next != null
                                && first.line()
                                        .time()
                                        .isBefore(
                                                next.stamp().minus(source.files().kind().back()))));
    }

    @Override
    public Optional<Failure> failure() {
        return failure.map(first ->
                failed < 2 || !(first instanceof Failure.ServiceError error)
                        ? first
                        : new Failure.ServiceError(
                                error.action(),
                                error.message()
                                        + " (and "
                                        + (failed - 1)
                                        + (failed == 2 ? " more file)" : " more files)")));
    }

    @Override
    public LogSource.Objects source() {
        return source;
    }

    private S3Client client() {
        return account.client(S3Client.class, source.region());
    }

    /** Lists a page. */
    private void list() {
        LogFiles.Listing listing = listings.getFirst();
        try {
            ListObjectsV2Response page =
                    client().listObjectsV2(
                                    ListObjectsV2Request.builder()
                                            .bucket(source.bucket().resource())
                                            .prefix(listing.prefix())
                                            .startAfter(listing.after())
                                            .continuationToken(token)
                                            .build());
            boolean past = false;
            for (S3Object object : page.contents()) {
                Optional<File> file = file(object);
                past =
                        past
                                || file.filter(it -> it.stamp().isAfter(source.files().last(to)))
                                        .isPresent();
                if (!past && !read.has(object.key())) {
                    file.ifPresent(files::add);
                }
            }
            token = past ? null : page.nextContinuationToken();
            if (token == null || token.isEmpty()) {
                token = null;
                listings.removeFirst();
            }
        } catch (SdkException
                | UnsupportedOperationException
                | NotAwsException
                | AccountException e) {
            failure = Optional.of(AwsFailures.of("s3", LIST, e));
            over = true;
        }
    }

    private Optional<File> file(S3Object object) {
        return source.files()
                .stamp(object.key())
                .map(stamp ->
                        new File(
                                object.key(),
                                object.size() == null ? 0 : object.size(),
                                stamp,
                                object.lastModified() == null ? stamp : object.lastModified()));
    }

    /** Fetches some files. */
    private void fetch() {
        List<Callable<Fetched>> tasks = new ArrayList<>();
        long bytes = 0;
        for (File next = files.peek();
                next != null
                        && tasks.size() < FILES_AT_ONCE
                        && (tasks.isEmpty() || bytes + next.size() <= BYTES_AT_ONCE);
                next = files.peek()) {
            File file = files.remove();
            bytes += file.size();
            tasks.add(() -> fetched(file));
        }
        for (Fetched fetched : context.inParallel(tasks)) {
            held.addAll(fetched.lines());
            fetched.failure()
                    .ifPresent(why -> {
                        failed++;
                        failure = failure.or(() -> Optional.of(why));
                    });
            if (fetched.last()) {
                files.clear();
                listings.clear();
            } else {
                read.add(fetched.file().key(), fetched.file().stamp());
            }
        }
    }

    private Fetched fetched(File file) {
        if (file.size() > MOST_BYTES) {
            return new Fetched(file, List.of(), Optional.of(bad(file, "is too large")), false);
        }
        try {
            byte[] bytes =
                    client().getObject(
                                    GetObjectRequest.builder()
                                            .bucket(source.bucket().resource())
                                            .key(file.key())
                                            .build(),
                                    (_, stream) -> stream.readNBytes((int) MOST_BYTES));
            Unpacked unpacked = Unpacked.of(bytes);
            return new Fetched(
                    file,
                    lines(file, unpacked.lines()),
                    unpacked.problem().map(problem -> bad(file, problem)),
                    false);
        } catch (SdkException
                | UnsupportedOperationException
                | NotAwsException
                | AccountException e) {
            return failed(file, AwsFailures.of("s3", GET, e));
        }
    }

    private static Failure bad(File file, String problem) {
        return new Failure.ServiceError("s3:" + GET, file.key() + " " + problem);
    }

    private static Fetched failed(File file, Failure failure) {
        boolean last =
                switch (failure) {
                    case Failure.NotFound _, Failure.ServiceError _ -> false;
                    case Failure.AccessDenied _,
                            Failure.Throttled _,
                            Failure.BadCredentials _,
                            Failure.Network _,
                            Failure.Unsupported _,
                            Failure.Capped _,
                            Failure.Cancelled _,
                            Failure.Bug _ ->
                            true;
                };
        return new Fetched(file, List.of(), Optional.of(failure), last);
    }

    private List<HeardLine> lines(File file, List<String> texts) {
        EntryReader entries = EntryReader.of(source.files().kind());
        List<HeardLine> lines = new ArrayList<>();
        String id = idOf(file.key());
        for (int i = 0; i < texts.size(); i++) {
            Optional<EntryReader.Entry> entry = entries.read(texts.get(i));
            if (entry.isPresent()) {
                Instant time = entry.get().time().orElse(file.stamp());
                if (!time.isBefore(from)
                        && !time.isAfter(to)
                        && entry.get().text().contains(source.word())) {
                    lines.add(
                            new HeardLine(
                                    new LogLine(
                                            time,
                                            source.bucket(),
                                            file.key(),
                                            String.format(Locale.ROOT, "%s%08d", id, i),
                                            entry.get().text()),
                                    file.written().toEpochMilli()));
                }
            }
        }
        return lines;
    }

    /** Digits, as they take the least room: 64 bits of the key. */
    private static String idOf(String key) {
        long hash = 1125899906842597L;
        for (int i = 0; i < key.length(); i++) {
            hash = (hash ^ key.charAt(i)) * 0x9E3779B97F4A7C15L;
            hash ^= hash >>> 31;
        }
        return String.format(Locale.ROOT, "%020d", hash >>> 1);
    }
}
