package io.stratoscope.cli;

import io.stratoscope.doctor.ReadOnlyPolicy;

import picocli.CommandLine.Command;

/** Prints the policy that Stratoscope needs. */
@Command(
        name = "iam-policy",
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true,
        description = {
            "Print the least-privilege IAM policy for looking at a project: every call that discovery"
                    + " makes, and nothing that changes anything.",
        },
        footerHeading = "%nFor example:%n",
        footer = {
            "  stratoscope provision iam-policy > policy.json",
            "  aws iam create-policy --policy-name Stratoscope --policy-document file://policy.json"
        })
final class ProvisionIamPolicyCommand extends Subcommand {

    @Override
    boolean looksAtAnAccount() {
        return false;
    }

    @Override
    ExitCode run(Session session) {
        session.printJson(ReadOnlyPolicy.document());
        session.say(
                "What no describer of its own knows is read by the Cloud Control API, which also needs the"
                        + " read actions of the service in question, such as lambda:GetFunction; the"
                        + " managed policy ReadOnlyAccess has all of them.");
        return ExitCode.DONE;
    }
}
