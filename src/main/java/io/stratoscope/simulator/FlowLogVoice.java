package io.stratoscope.simulator;

import software.amazon.awssdk.services.ec2.model.FlowLog;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a flow log writes: <a href="https://docs.aws.amazon.com/vpc/latest/userguide/flow-log-records.html">a record</a> for what went
 * between two addresses in a while, at each interface that is watched, after a line with the names of the fields. What goes is what
 * {@link NetworkTraffic} says; whether it is accepted is what the rules say that are there now.
 */
final class FlowLogVoice implements LogDelivery.Contents {

    private static final Pattern FIELD = Pattern.compile("\\$\\{([a-z0-9-]+)}");
    private static final String TCP = "6";

    /** Connections that nobody answers are tried again some times. */
    private static final int TRIES = 3;

    private static final int BYTES_OF_A_TRY = 60;
    private static final int BYTES_OF_A_PACKET = 900;

    /** The fields of version 2. */
    private static final List<String> STANDARD =
            List.of(
                    "version",
                    "account-id",
                    "interface-id",
                    "srcaddr",
                    "dstaddr",
                    "srcport",
                    "dstport",
                    "protocol",
                    "packets",
                    "bytes",
                    "start",
                    "end",
                    "action",
                    "log-status");

    private final FlowLog flowLog;
    private final List<NetworkInterface> watched;
    private final NetworkTraffic traffic;
    private final NetworkRules rules;
    private final List<String> names;
    private final int interval;

    FlowLogVoice(
            FlowLog flowLog,
            List<NetworkInterface> watched,
            NetworkTraffic traffic,
            NetworkRules rules) {
        this.flowLog = flowLog;
        this.watched = List.copyOf(watched);
        this.traffic = traffic;
        this.rules = rules;
        names = FIELD.matcher(flowLog.logFormat()).results().map(found -> found.group(1)).toList();
        interval = flowLog.maxAggregationInterval();
    }

    @Override
    public List<String> lines(long from, long to, int file) {
        List<String> lines = new ArrayList<>();
        lines.add(String.join(" ", names));
        for (NetworkInterface face : watched) {
            // Not all interfaces are summed up at the same moment.
            long shift = interval > LogDelivery.EVERY && odd(face) ? LogDelivery.EVERY : 0;
            long first = Math.floorDiv(from - shift, interval) * interval + interval + shift;
            for (long end = first; end <= to; end += interval) {
                lines.addAll(window(face, end - interval, end));
            }
        }
        return lines;
    }

    private static boolean odd(NetworkInterface face) {
        return (face.networkInterfaceId().hashCode() & 1) == 1;
    }

    private List<String> window(NetworkInterface face, long from, long to) {
        List<String> lines = new ArrayList<>();
        for (NetworkTraffic.Flow flow : traffic.between(from, to)) {
            boolean sends = is(face, flow.from());
            if (sends || is(face, flow.to())) {
                add(face, flow, sends, from, to, lines);
            }
        }
        if (lines.isEmpty() && "ALL".equals(flowLog.trafficTypeAsString())) {
            lines.add(
                    line(
                            face,
                            Map.of(
                                    "log-status",
                                    "NODATA",
                                    "start",
                                    text(from),
                                    "end",
                                    text(to - 1))));
        }
        return lines;
    }

    private static boolean is(NetworkInterface face, NetworkRules.End end) {
        return end.face()
                .filter(other -> other.networkInterfaceId().equals(face.networkInterfaceId()))
                .isPresent();
    }

    private void add(
            NetworkInterface face,
            NetworkTraffic.Flow flow,
            boolean sends,
            long from,
            long to,
            List<String> lines) {
        boolean out = flow.from().face().map(it -> rules.letsOut(it, flow.to())).orElse(true);
        boolean in =
                flow.to()
                        .face()
                        .map(it -> rules.letsIn(it, flow.from(), flow.to().port()))
                        .orElse(true);
        if (!out && !sends) {
            return;
        }
        boolean goes = out && in;
        boolean accepted = sends ? out : in;
        write(
                face,
                flow.from(),
                flow.to(),
                goes ? flow.bytes() : (long) TRIES * BYTES_OF_A_TRY,
                accepted,
                from,
                to,
                lines);
        if (goes) {
            write(face, flow.to(), flow.from(), flow.answered(), true, from, to, lines);
        }
    }

    private void write(
            NetworkInterface face,
            NetworkRules.End from,
            NetworkRules.End to,
            long bytes,
            boolean accepted,
            long start,
            long end,
            List<String> lines) {
        String action = accepted ? "ACCEPT" : "REJECT";
        String wanted = flowLog.trafficTypeAsString();
        if (!"ALL".equals(wanted) && !action.equals(wanted)) {
            return;
        }
        Map<String, String> values = new HashMap<>();
        values.put("srcaddr", from.address());
        values.put("dstaddr", to.address());
        values.put("srcport", text(from.port()));
        values.put("dstport", text(to.port()));
        values.put("protocol", TCP);
        values.put("packets", text(Math.max(TRIES, bytes / BYTES_OF_A_PACKET)));
        values.put("bytes", text(bytes));
        values.put("start", text(start));
        values.put("end", text(end - 1));
        values.put("action", action);
        values.put("log-status", "OK");
        values.put(
                "flow-direction",
                to.face().filter(it -> is(face, to)).isPresent() ? "ingress" : "egress");
        lines.add(line(face, values));
    }

    private String line(NetworkInterface face, Map<String, String> values) {
        Map<String, String> always =
                Map.of(
                        "version", names.stream().allMatch(STANDARD::contains) ? "2" : "5",
                        "account-id", face.ownerId(),
                        "interface-id", face.networkInterfaceId(),
                        "vpc-id", face.vpcId(),
                        "subnet-id", face.subnetId());
        return String.join(
                " ",
                names.stream()
                        .map(name ->
                                Optional.ofNullable(values.get(name))
                                        .orElseGet(() -> always.getOrDefault(name, "-")))
                        .toList());
    }

    private static String text(long number) {
        return Long.toString(number);
    }
}
