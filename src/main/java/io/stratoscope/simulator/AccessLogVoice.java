package io.stratoscope.simulator;

import software.amazon.awssdk.services.elasticloadbalancingv2.model.Certificate;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Listener;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * What an application load balancer writes of its visits: <a
 * href="https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-access-logs.html#access-log-entry-format">an
 * entry a request</a>. Its metrics count the same visits.
 *
 * @param nodes the addresses of its nodes; each writes a file of its own
 * @param targets address and port of each
 * @param host the name that visitors ask for
 */
record AccessLogVoice(
        Visits visits,
        String balancer,
        List<String> nodes,
        List<String> targets,
        String targetGroup,
        String certificate,
        String host)
        implements LogDelivery.Contents {

    private static final int MINUTE = 60;
    private static final int MILLIS = 1000;

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    /** Where no target is registered any more, those that were there are still spoken of. */
    private static final String FORMER_TARGET = "10.0.64.27:2283";

    private static final List<String> AGENTS =
            List.of(
                    "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0",
                    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
                            + " Chrome/126.0.0.0 Safari/537.36",
                    "Immich_Android_1.135.3",
                    "Immich_iOS_1.135.3");

    /** The bytes of a page that says that there is no target. */
    private static final int REFUSAL = 337;

    /** How a request ends. */
    private enum End {
        FINE,
        REDIRECTED,
        REFUSED,
        FAILED,
        UNANSWERED
    }

    AccessLogVoice {
        nodes = List.copyOf(nodes);
        targets = List.copyOf(targets);
    }

    /** That of a load balancer as it is now. */
    static AccessLogVoice of(
            SimulatedLoadBalancing elb, LoadBalancer balancer, Aftermath aftermath) {
        String arn = balancer.loadBalancerArn();
        List<Listener> listeners = elb.state().listenersOf(arn);
        List<String> groups =
                listeners.stream()
                        .flatMap(listener -> elb.state().rulesOf(listener.listenerArn()).stream())
                        .flatMap(rule -> ElbState.targetsOf(rule.actions()).stream())
                        .distinct()
                        .toList();
        String certificate =
                listeners.stream()
                        .flatMap(listener -> listener.certificates().stream())
                        .map(Certificate::certificateArn)
                        .findFirst()
                        .orElse("-");
        return new AccessLogVoice(
                LoadBalancerMetrics.visits(balancer, aftermath),
                LoadBalancerMetrics.nameOf(balancer),
                elb.nodesOf(arn),
                groups.stream().limit(1).flatMap(group -> elb.targetsOf(group).stream()).toList(),
                groups.isEmpty() ? "-" : groups.getFirst(),
                certificate,
                elb.hostOf(certificate).orElse(balancer.dnsName()));
    }

    @Override
    public List<String> lines(long from, long to, int file) {
        List<String> lines = new ArrayList<>();
        for (long minute = Math.floorDiv(from, MINUTE); minute * MINUTE < to; minute++) {
            lines.addAll(ofMinute(minute, file));
        }
        return lines;
    }

    /** Requests go to the nodes in turn. */
    private List<String> ofMinute(long minute, int file) {
        if (minute * MINUTE < visits.since().getEpochSecond()) {
            return List.of();
        }
        Visits.Minute visited = visits.at(minute);
        List<End> ends = ends(visited, minute);
        int[] moments = moments(minute, ends.size());
        List<String> lines = new ArrayList<>();
        for (int i = file; i < ends.size(); i += nodes.size()) {
            Dice dice = Dice.of(Wave.seed(balancer), minute * MINUTE * MILLIS + i);
            long micros = (minute * MINUTE * MILLIS + moments[i]) * MILLIS + dice.below(MILLIS);
            lines.add(entry(micros, ends.get(i), visited, dice));
        }
        return List.copyOf(lines);
    }

    private List<End> ends(Visits.Minute visited, long minute) {
        List<End> ends = new ArrayList<>(visited.all());
        ends.addAll(Collections.nCopies(visited.fine(), End.FINE));
        ends.addAll(Collections.nCopies(visited.redirected(), End.REDIRECTED));
        ends.addAll(Collections.nCopies(visited.refused(), End.REFUSED));
        ends.addAll(Collections.nCopies(visited.failed(), End.FAILED));
        ends.addAll(Collections.nCopies(visited.unanswered(), End.UNANSWERED));
        Dice dice = Dice.of(Wave.seed(balancer), minute);
        for (int i = ends.size(); i > 1; i--) {
            Collections.swap(ends, i - 1, dice.below(i));
        }
        return ends;
    }

    /** When in the minute each comes, in milliseconds. */
    private int[] moments(long minute, int count) {
        Dice dice = Dice.of(Wave.seed(balancer) + 1, minute);
        int[] moments = new int[count];
        for (int i = 0; i < count; i++) {
            moments[i] = dice.below(MINUTE * MILLIS);
        }
        Arrays.sort(moments);
        return moments;
    }

    private String entry(long micros, End end, Visits.Minute visited, Dice dice) {
        boolean secure = !certificate.equals("-");
        boolean answered = end != End.UNANSWERED;
        Request request = Request.of(dice);
        int status = status(end, request, dice);
        // A tenth to nineteen tenths of the average.
        double seconds = answered ? visited.seconds() * (0.1 + 1.8 * dice.below(1000) / 1000) : -1;
        String target = !answered ? "-" : targets.isEmpty() ? FORMER_TARGET : dice.oneOf(targets);
        long share = visited.bytes() / Math.max(1, visited.all());
        long received = request.uploads() ? share * 3 / 4 : 120 + dice.below(400);
        return String.join(
                " ",
                secure ? "h2" : "http",
                TIME.format(instant(micros)),
                balancer,
                "203.0.113." + (1 + dice.below(60)) + ":" + (32_768 + dice.below(28_000)),
                target,
                answered ? "0.000" : "-1",
                answered ? String.format(Locale.ROOT, "%.3f", seconds) : "-1",
                answered ? "0.000" : "-1",
                String.valueOf(status),
                answered ? String.valueOf(status) : "-",
                String.valueOf(received),
                String.valueOf(answered ? Math.max(280, share - received) : REFUSAL),
                quoted(request.line(secure, host)),
                quoted(dice.oneOf(AGENTS)),
                secure ? "TLS_AES_128_GCM_SHA256" : "-",
                secure ? "TLSv1.3" : "-",
                targetGroup,
                quoted("Root=1-" + hex(micros / 1_000_000) + "-" + dice.hex(24)),
                quoted(secure ? host : "-"),
                quoted(certificate),
                "0",
                TIME.format(instant(micros - Math.max(0, (long) (seconds * 1_000_000)))),
                quoted("forward"),
                quoted("-"),
                quoted("-"),
                quoted(target),
                quoted(answered ? String.valueOf(status) : "-"),
                quoted("-"),
                quoted("-"),
                "TID_" + dice.hex(32));
    }

    private static int status(End end, Request request, Dice dice) {
        return switch (end) {
            case FINE -> request.uploads() ? 201 : 200;
            case REDIRECTED -> 304;
            case REFUSED -> dice.happens(0.6) ? 404 : 401;
            case FAILED -> 500;
            case UNANSWERED -> 503;
        };
    }

    private static Instant instant(long micros) {
        return Instant.ofEpochSecond(
                Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1000);
    }

    private static String hex(long second) {
        return String.format(Locale.ROOT, "%08x", second);
    }

    private static String quoted(String text) {
        return '"' + text + '"';
    }

    /** What somebody asks of the photo server. */
    private record Request(String method, String path) {
        static Request of(Dice dice) {
            return switch (dice.below(10)) {
                case 0 -> new Request("POST", "/api/assets");
                case 1 -> new Request("GET", "/api/server/ping");
                case 2 -> new Request("GET", "/api/timeline/buckets?size=MONTH");
                case 3 -> new Request("GET", "/api/assets/" + dice.uuid() + "/original");
                case 4 -> new Request("POST", "/api/search/metadata");
                case 5 -> new Request("GET", "/");
                default ->
                        new Request(
                                "GET", "/api/assets/" + dice.uuid() + "/thumbnail?size=preview");
            };
        }

        boolean uploads() {
            return path.equals("/api/assets");
        }

        String line(boolean secure, String host) {
            return method
                    + (secure ? " https://" : " http://")
                    + host
                    + (secure ? ":443" : ":80")
                    + path
                    + (secure ? " HTTP/2.0" : " HTTP/1.1");
        }
    }
}
