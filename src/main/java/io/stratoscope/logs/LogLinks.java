package io.stratoscope.logs;

import io.stratoscope.model.Arn;
import io.stratoscope.model.Resource;
import io.stratoscope.model.Snapshot;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What log lines speak of: resources of a snapshot, by their ARN, id or an ARN's last part (as a task's id), and requests. */
public final class LogLinks {

    public static final LogLinks NONE = new LogLinks(Map.of());

    /** A name that is shorter than this, or is a word of letters only, says nothing. */
    private static final int SHORTEST = 6;

    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.:/@-]{5,2047}");

    /** The trace id that a load balancer gives each request. */
    private static final Pattern TRACE =
            Pattern.compile("Root=(1-[0-9a-f]{8}-[0-9a-f]{24})(?![0-9a-f])");

    private static final Pattern REQUEST =
            Pattern.compile(
                    "(?i)(?:request|req|trace|correlation)[-_ ]?id\"?\\s*[:=]?\\s*\"?"
                            + "([0-9a-f]{8}(?:-?[0-9a-f]{4}){3}-?[0-9a-f]{12}|[0-9a-f]{16,32})(?![0-9a-f-])");

    private static final int LONGEST = 100_000;

    /** What a line speaks of. */
    public sealed interface Link {
        /** As the line says it. */
        String words();

        /** A resource. */
        record ToResource(String words, Arn arn) implements Link {}

        /** A request, which other lines may speak of, too. */
        record ToRequest(String words) implements Link {}
    }

    private final Map<String, Arn> named;

    private LogLinks(Map<String, Arn> named) {
        this.named = named;
    }

    /** Knows the resources of a snapshot. What is the id of several says nothing. */
    public static LogLinks of(Snapshot snapshot) {
        Map<String, Arn> named = new HashMap<>();
        Set<String> several = new LinkedHashSet<>();
        for (Resource resource : snapshot.resources()) {
            Set<String> names = new LinkedHashSet<>();
            names.add(resource.id());
            names.add(resource.arn().lastSegment());
            names.removeIf(name -> !saysSomething(name));
            names.add(resource.arn().toString());
            for (String name : names) {
                if (named.put(name, resource.arn()) != null) {
                    several.add(name);
                }
            }
        }
        named.keySet().removeAll(several);
        return new LogLinks(Map.copyOf(named));
    }

    private static boolean saysSomething(String name) {
        return name.length() >= SHORTEST
                && name.chars().anyMatch(sign -> !Character.isLetter(sign));
    }

    /** What a text speaks of, each once, in the order in which it does. */
    public List<Link> in(String text) {
        String looked = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        List<Link> links = new ArrayList<>();
        Set<Arn> told = new LinkedHashSet<>();
        Matcher token = TOKEN.matcher(looked);
        while (token.find()) {
            resource(token.group()).filter(link -> told.add(link.arn())).ifPresent(links::add);
        }
        Set<String> requests = new LinkedHashSet<>();
        TRACE.matcher(looked).results().forEach(found -> requests.add(found.group(1)));
        REQUEST.matcher(looked).results().forEach(found -> requests.add(found.group(1)));
        requests.forEach(request -> links.add(new Link.ToRequest(request)));
        return links;
    }

    /** A token, or one of its ends: an address has a port after it, a path has something before its last part. */
    private Optional<Link.ToResource> resource(String token) {
        for (String part = token; part.length() >= SHORTEST; part = shorter(part)) {
            Arn arn = named.get(part);
            if (arn != null) {
                return Optional.of(new Link.ToResource(part, arn));
            }
        }
        String last = token.substring(token.lastIndexOf('/') + 1);
        return Optional.ofNullable(named.get(last)).map(arn -> new Link.ToResource(last, arn));
    }

    /** Without what stands after its last sign between words. */
    private static String shorter(String part) {
        int end =
                Math.max(
                        part.lastIndexOf(':'),
                        Math.max(part.lastIndexOf('.'), part.lastIndexOf('/')));
        return end < 0 ? "" : part.substring(0, end);
    }
}
