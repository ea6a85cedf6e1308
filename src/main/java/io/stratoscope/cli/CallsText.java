package io.stratoscope.cli;

import io.stratoscope.aws.CallMeter;

import java.util.List;

/** The calls of a run, an operation a line: for those who ask for details. */
final class CallsText {

    private CallsText() {}

    /** {@code 3 × ec2:DescribeVpcs}; what is paid says how much, and how many units where these are not the calls. */
    static List<String> lines(List<CallMeter.Count> counts) {
        return counts.stream().map(CallsText::line).toList();
    }

    private static String line(CallMeter.Count count) {
        String units = count.units() == count.calls() ? "" : ", " + count.units() + " priced";
        String usd = count.usd().signum() == 0 ? "" : ", $" + count.usd().toPlainString();
        return count.calls() + " × " + count.service() + ":" + count.operation() + units + usd;
    }
}
