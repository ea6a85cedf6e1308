package io.stratoscope.simulator;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * All of one kind of EC2 resource: found by id, by VPC, and by EC2's filters.
 *
 * @param <T> the SDK's model of it
 */
final class Ec2Rows<T> {

    /**
     * What the kind is called.
     *
     * @param prefix of its ids, for example {@code igw}
     * @param arnKind in its ARNs, for example {@code internet-gateway}
     * @param type in tag specifications
     * @param idFilter the filter that names its ids, for example {@code internet-gateway-id}
     * @param notFound error code where an id is not there
     */
    record Kind(
            String prefix, String arnKind, ResourceType type, String idFilter, String notFound) {}

    /** Reads and writes the tags of a row. */
    record Tags<T>(Function<T, List<Tag>> read, Retag<T> write) {}

    /** A copy of a row with other tags. */
    @FunctionalInterface
    interface Retag<T> {
        T with(T row, List<Tag> tags);
    }

    private final SimulatedEc2 ec2;
    private final Kind kind;
    private final Function<T, String> id;
    private final Function<T, Collection<String>> vpcs;
    private final Tags<T> tags;
    private final Map<String, T> rows = new LinkedHashMap<>();
    private final Map<String, Set<String>> idsByVpc = new HashMap<>();
    private final Map<String, Function<T, Collection<String>>> filters = new HashMap<>();
    private final Map<String, String> idsByToken = new HashMap<>();

    /**
     * An empty table.
     *
     * @param vpcs ids of the VPCs that a row is found under with {@code vpc-id}
     */
    Ec2Rows(
            SimulatedEc2 ec2,
            Kind kind,
            Function<T, String> id,
            Function<T, Collection<String>> vpcs,
            Tags<T> tags) {
        this.ec2 = ec2;
        this.kind = kind;
        this.id = id;
        this.vpcs = vpcs;
        this.tags = tags;
    }

    /** Understands a filter that compares one value. */
    Ec2Rows<T> filter(String name, Function<T, ?> value) {
        return filters(
                name,
                row -> {
                    Object found = value.apply(row);
                    return found == null ? List.of() : List.of(found.toString());
                });
    }

    /** Understands a filter that compares any of several values. */
    Ec2Rows<T> filters(String name, Function<T, Collection<String>> values) {
        filters.put(name, values);
        return this;
    }

    Kind kind() {
        return kind;
    }

    /** The next id. */
    String newId() {
        return ec2.account().ids().ec2(kind.prefix());
    }

    /** Adds a row with the tags that the request has for its kind. */
    T create(T row, List<TagSpecification> specifications) {
        List<Tag> given = new ArrayList<>();
        for (TagSpecification specification : specifications) {
            if (!kind.type().equals(specification.resourceType())) {
                throw ec2.error(
                        400,
                        "InvalidParameterValue",
                        "'%s' is not a valid taggable resource type for this operation."
                                .formatted(specification.resourceTypeAsString()));
            }
            given.addAll(specification.tags());
        }
        T tagged = given.isEmpty() ? row : tags.write().with(row, List.copyOf(given));
        put(tagged);
        ec2.registerTags(arn(id.apply(tagged)), asMap(given));
        return tagged;
    }

    /**
     * Makes a row, once for each client token: AWS answers a second request with what the first one made.
     *
     * @param maker adds the row
     */
    T once(@Nullable String token, Supplier<T> maker) {
        Optional<T> known = madeWith(token);
        if (known.isPresent()) {
            return known.get();
        }
        T made = maker.get();
        if (token != null) {
            idsByToken.put(token, id.apply(made));
        }
        return made;
    }

    /** The row that a client token made. */
    Optional<T> madeWith(@Nullable String token) {
        return Optional.ofNullable(token)
                .flatMap(given -> Optional.ofNullable(idsByToken.get(given)))
                .flatMap(known -> Optional.ofNullable(rows.get(known)));
    }

    /** Adds a row as it is, or replaces the one with its id. */
    void put(T row) {
        T old = rows.put(id.apply(row), row);
        if (old != null) {
            unindex(old);
        }
        for (String vpc : vpcs.apply(row)) {
            idsByVpc.computeIfAbsent(vpc, key -> new LinkedHashSet<>()).add(id.apply(row));
        }
    }

    /** Changes a row. */
    T update(String rowId, UnaryOperator<T> change) {
        T changed = change.apply(get(rowId));
        put(changed);
        return changed;
    }

    /** Removes a row; the tagging API goes on naming it for a while. */
    void delete(String rowId) {
        T row = get(rowId);
        rows.remove(rowId);
        unindex(row);
        forget(rowId);
    }

    /** From now on a ghost for the tagging API, even where describe calls go on showing it. */
    void forget(String rowId) {
        ec2.account().tags().delete(arn(rowId));
    }

    private void unindex(T row) {
        for (String vpc : vpcs.apply(row)) {
            Set<String> ids = idsByVpc.get(vpc);
            if (ids != null) {
                ids.remove(id.apply(row));
            }
        }
    }

    /**
     * The row with an id.
     *
     * @throws RuntimeException AWS's not-found error
     */
    T get(@Nullable String rowId) {
        T row = rowId == null ? null : rows.get(rowId);
        if (row == null) {
            throw ec2.error(
                    400,
                    kind.notFound(),
                    "The %s ID '%s' does not exist".formatted(kind.arnKind(), rowId));
        }
        return row;
    }

    boolean has(String rowId) {
        return rows.containsKey(rowId);
    }

    /** All rows, oldest first. */
    Collection<T> all() {
        return rows.values();
    }

    /** The rows of a VPC. */
    List<T> inVpc(String vpc) {
        return idsByVpc.getOrDefault(vpc, Set.of()).stream().map(this::get).toList();
    }

    String arn(String rowId) {
        return ec2.arn(kind.arnKind() + "/" + rowId);
    }

    /** The rows that ids and filters ask for; ids that are not there are an error, as in EC2. */
    List<T> find(List<String> ids, List<Filter> asked) {
        List<T> found = new ArrayList<>();
        List<Matcher<T>> matchers = asked.stream().map(this::matcher).toList();
        for (T row : candidates(ids, asked)) {
            if (matchers.stream().allMatch(matcher -> matcher.matches(row))) {
                found.add(row);
            }
        }
        return found;
    }

    private Collection<T> candidates(List<String> ids, List<Filter> asked) {
        if (!ids.isEmpty()) {
            return new LinkedHashSet<>(ids).stream().map(this::get).toList();
        }
        for (Filter filter : asked) {
            if (filter.values().stream().anyMatch(Ec2Rows::isPattern)) {
                continue;
            }
            if (filter.name().equals(kind.idFilter())) {
                return new LinkedHashSet<>(filter.values())
                        .stream().filter(rows::containsKey).map(this::get).toList();
            }
            if (filter.name().equals("vpc-id") || filter.name().equals("attachment.vpc-id")) {
                return new LinkedHashSet<>(filter.values())
                        .stream().flatMap(vpc -> inVpc(vpc).stream()).toList();
            }
        }
        return rows.values();
    }

    private record Matcher<T>(
            Function<T, Collection<String>> values, Set<String> exact, List<Pattern> patterns) {
        boolean matches(T row) {
            return values.apply(row).stream()
                    .anyMatch(value ->
                            exact.contains(value)
                                    || patterns.stream()
                                            .anyMatch(pattern -> pattern.matcher(value).matches()));
        }
    }

    private Matcher<T> matcher(Filter filter) {
        Set<String> exact =
                filter.values().stream()
                        .filter(value -> !isPattern(value))
                        .collect(Collectors.toSet());
        List<Pattern> patterns =
                filter.values().stream().filter(Ec2Rows::isPattern).map(Ec2Rows::pattern).toList();
        return new Matcher<>(values(filter.name()), exact, patterns);
    }

    private Function<T, Collection<String>> values(String name) {
        if (name.startsWith("tag:")) {
            String key = name.substring("tag:".length());
            return row ->
                    tags.read().apply(row).stream()
                            .filter(tag -> tag.key().equals(key))
                            .map(Tag::value)
                            .toList();
        }
        if (name.equals("tag-key")) {
            return row -> tags.read().apply(row).stream().map(Tag::key).toList();
        }
        if (name.equals(kind.idFilter())) {
            return row -> List.of(id.apply(row));
        }
        Function<T, Collection<String>> known = filters.get(name);
        if (known != null) {
            return known;
        }
        if (name.equals("vpc-id") || name.equals("attachment.vpc-id")) {
            return vpcs;
        }
        throw ec2.error(400, "InvalidParameterValue", "The filter '%s' is invalid".formatted(name));
    }

    private static boolean isPattern(String value) {
        return value.indexOf('*') >= 0 || value.indexOf('?') >= 0;
    }

    // EC2's wildcards: * for any text, ? for one character, a backslash makes either plain.
    private static Pattern pattern(String value) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '\\' && i + 1 < value.length()) {
                i++;
                regex.append(Pattern.quote(String.valueOf(value.charAt(i))));
            } else if (c == '*') {
                regex.append(".*");
            } else if (c == '?') {
                regex.append('.');
            } else {
                regex.append(Pattern.quote(String.valueOf(c)));
            }
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL);
    }

    /** The tags of a row by key. */
    Map<String, String> tagsOf(String rowId) {
        return asMap(tags.read().apply(get(rowId)));
    }

    /** The tags of all rows, by id. */
    Map<String, List<Tag>> allTags() {
        Map<String, List<Tag>> all = new LinkedHashMap<>();
        rows.forEach((rowId, row) -> all.put(rowId, tags.read().apply(row)));
        return all;
    }

    /** Gives a row exactly these tags. */
    void setTags(String rowId, Map<String, String> now) {
        List<Tag> list =
                now.entrySet().stream()
                        .map(tag -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                        .toList();
        update(rowId, row -> tags.write().with(row, list));
        ec2.registerTags(arn(rowId), now);
    }

    private static Map<String, String> asMap(List<Tag> tags) {
        Map<String, String> map = new TreeMap<>();
        tags.forEach(tag -> map.put(tag.key(), tag.value()));
        return map;
    }
}
