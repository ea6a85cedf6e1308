package io.stratoscope.cli;

import io.stratoscope.cost.PriceUpdate;
import io.stratoscope.cost.PricesFile;
import io.stratoscope.model.Failure;
import io.stratoscope.price.PriceTable;

import picocli.CommandLine.Command;

/** Renews the prices by AWS's own list. */
@Command(
        name = "update-prices",
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true,
        description =
                "Ask AWS's price list what things cost in the chosen regions, and count with that from"
                        + " now on. The list is free of charge.",
        footerHeading = "%nFor example:%n",
        footer = {
            "  stratoscope cost update-prices --profile prod --region eu-central-1,us-east-1"
        })
final class CostUpdatePricesCommand extends Subcommand {

    @Override
    ExitCode run(Session session) {
        PricesFile file = new PricesFile(session.dataDirectory());
        return session.withAccount(account -> {
            PriceTable before = file.read();
            PriceTable table = before;
            for (String region : account.regions()) {
                switch (new PriceUpdate(account).renew(table, region)) {
                    case PriceUpdate.Answer.Renewed(PriceTable renewed) -> table = renewed;
                    case PriceUpdate.Answer.Refused(Failure failure) -> {
                        session.say(
                                Terminal.plain(
                                        "The prices stay as they are: "
                                                + failure.message()
                                                + "; "
                                                + failure.remedy()));
                        return ExitCode.AWS;
                    }
                }
                session.say(
                        region
                                + ": "
                                + table.count(region)
                                + " prices, "
                                + before.count(region)
                                + " before.");
            }
            session.say("Written to " + file.write(table) + ", dated " + table.written() + ".");
            return ExitCode.DONE;
        });
    }
}
