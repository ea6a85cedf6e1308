package io.stratoscope.cli;

import io.stratoscope.model.Arn;
import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.Resource;
import io.stratoscope.model.Snapshot;
import io.stratoscope.topology.Management;
import io.stratoscope.topology.Management.Absent;
import io.stratoscope.topology.Management.Apart;
import io.stratoscope.topology.Management.Managed;
import io.stratoscope.topology.Management.Part;
import io.stratoscope.topology.Management.Standing;
import io.stratoscope.topology.Management.Tally;
import io.stratoscope.topology.Management.Unmanaged;
import io.stratoscope.topology.ModulePath;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What Terraform's state says of an account, in words and as JSON. */
final class ManagementText {

    private final Session session;
    private final Snapshot snapshot;
    private final Management management;

    ManagementText(Session session, TerraformOption.Compared compared) {
        this.session = session;
        this.snapshot = compared.snapshot();
        this.management = compared.management();
    }

    /** A row for each module, then what is different, one by one. */
    void print() {
        printModules();
        list("Missing (in the state, not in the account):", rows(true));
        list("Not known (in the state, and could not be read):", rows(false));
        list("Unmanaged (in the scope, not in the state):", unmanaged());
        session.print("");
        printAside();
        session.print(
                management.drifted()
                        ? "Account and state differ: " + difference() + "."
                        : "Account and state agree.");
    }

    /** A row for each module, and what is different as numbers. */
    void printSummary() {
        printModules();
        session.print("");
        session.print(
                "Terraform: "
                        + (management.drifted()
                                ? difference() + "; 'stratoscope provision drift' lists them."
                                : "nothing is missing, and nothing unmanaged."));
    }

    private String difference() {
        return management.missing().size()
                + " missing, "
                + management.unmanaged().size()
                + " unmanaged";
    }

    private void printModules() {
        if (management.tallies().isEmpty()) {
            session.print("The state manages nothing that a snapshot could have.");
            return;
        }
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("MODULE", "MANAGED", "MISSING", "NOT KNOWN"));
        management.tallies().forEach((module, tally) -> rows.add(row(module, tally)));
        session.printTable(rows);
    }

    private static List<String> row(ModulePath module, Tally tally) {
        return List.of(
                Terminal.plain(module.toString()),
                String.valueOf(tally.managed()),
                String.valueOf(tally.missing()),
                String.valueOf(tally.unread()));
    }

    private void list(String title, List<List<String>> rows) {
        if (!rows.isEmpty()) {
            session.print("");
            session.print(title);
            session.printTable(rows);
        }
    }

    private List<List<String>> rows(boolean missing) {
        List<List<String>> rows = new ArrayList<>();
        for (Absent each : management.absent()) {
            if (each.missing() == missing) {
                rows.add(
                        List.of(
                                "  " + Terminal.plain(each.address()),
                                each.unread()
                                        .orElseGet(
                                                () -> each.arn().map(Arn::toString).orElse(""))));
            }
        }
        if (!missing) {
            management
                    .standings()
                    .forEach((arn, standing) -> unread(standing, arn).ifPresent(rows::add));
        }
        return rows;
    }

    private static Optional<List<String>> unread(Standing standing, Arn arn) {
        return standing instanceof Managed(_, String address, boolean confirmed) && !confirmed
                ? Optional.of(List.of("  " + Terminal.plain(address), arn + " could not be read"))
                : Optional.empty();
    }

    private List<List<String>> unmanaged() {
        return management.unmanaged().stream()
                .flatMap(arn -> snapshot.resource(arn).stream())
                .map((Resource each) ->
                        List.of(
                                "  " + each.type().name(),
                                Terminal.plain(each.name()),
                                each.arn().toString()))
                .toList();
    }

    private void printAside() {
        if (!management.apart().isEmpty()) {
            session.print(
                    "Need not be in the state: "
                            + management.apart().entrySet().stream()
                                    .map(each -> each.getValue() + " " + each.getKey())
                                    .collect(Collectors.joining(", "))
                            + ".");
        }
        List<String> others = management.notCompared();
        if (!others.isEmpty()) {
            session.print(
                    "Not compared: "
                            + others.size()
                            + " that are a setting or a tie of others, or another provider's"
                            + (session.options().verbose ? ":" : " (-v lists them)."));
            if (session.options().verbose) {
                others.forEach(address -> session.print("  " + Terminal.plain(address)));
            }
        }
    }

    /** All of it. */
    JsonObject json() {
        return JsonValue.object()
                .put("drifted", management.drifted())
                .put(
                        "modules",
                        management.tallies().entrySet().stream().map(ManagementText::json).toList())
                .put("missing", absent(true))
                .put("unknown", absent(false))
                .put(
                        "resources",
                        management.standings().entrySet().stream()
                                .map(each -> json(each.getKey(), each.getValue()))
                                .toList())
                .put("notCompared", management.notCompared().stream().map(JsonValue::of).toList())
                .build();
    }

    private static JsonObject json(Map.Entry<ModulePath, Tally> module) {
        Tally tally = module.getValue();
        return JsonValue.object()
                .put("module", module.getKey().address())
                .put("managed", tally.managed())
                .put("missing", tally.missing())
                .put("unknown", tally.unread())
                .build();
    }

    private List<JsonObject> absent(boolean missing) {
        List<JsonObject> all = new ArrayList<>();
        for (Absent each : management.absent()) {
            if (each.missing() == missing) {
                JsonValue.ObjectBuilder it =
                        JsonValue.object()
                                .put("address", each.address())
                                .put("module", each.module().address())
                                .put("type", each.type().name());
                each.arn().ifPresent(arn -> it.put("arn", arn.toString()));
                each.unread().ifPresent(why -> it.put("why", why));
                all.add(it.build());
            }
        }
        return all;
    }

    private static JsonObject json(Arn arn, Standing standing) {
        JsonValue.ObjectBuilder it = JsonValue.object().put("arn", arn.toString());
        return switch (standing) {
            case Managed(ModulePath module, String address, boolean confirmed) ->
                    it.put("standing", "managed")
                            .put("module", module.address())
                            .put("address", address)
                            .put("confirmed", confirmed)
                            .build();
            case Part(Arn whole) ->
                    it.put("standing", "part").put("whole", whole.toString()).build();
            case Unmanaged() -> it.put("standing", "unmanaged").build();
            case Apart(String why) -> it.put("standing", "apart").put("why", why).build();
        };
    }
}
