package io.stratoscope.health.observe;

import io.stratoscope.health.Observation.Maintenance;
import io.stratoscope.model.Evidence;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;

import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.PendingMaintenanceAction;
import software.amazon.awssdk.services.rds.model.ResourcePendingMaintenanceActions;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Which maintenance RDS will do: one call a region tells of all its databases. */
final class MaintenanceObserver implements Observer {
    private static final Evidence CALL =
            new Evidence(
                    "rds:DescribePendingMaintenanceActions", "PendingMaintenanceActionDetails");

    @Override
    public void observe(Asking asking) {
        Map<String, List<Resource>> byRegion = new TreeMap<>();
        Stream.concat(
                        asking.resources(ResourceType.DB_CLUSTER).stream(),
                        asking.resources(ResourceType.DB_INSTANCE).stream())
                .forEach(database ->
                        byRegion.merge(
                                database.region(),
                                List.of(database),
                                (a, b) -> Stream.concat(a.stream(), b.stream()).toList()));
        byRegion.values().forEach(databases -> region(databases, asking));
    }

    private static void region(List<Resource> databases, Asking asking) {
        try {
            List<ResourcePendingMaintenanceActions> all =
                    asking
                            .client(RdsClient.class, databases.getFirst())
                            .describePendingMaintenanceActionsPaginator(request -> {})
                            .pendingMaintenanceActions()
                            .stream()
                            .toList();
            for (Resource database : databases) {
                asking.answer(
                        database,
                        all.stream()
                                .filter(each ->
                                        database.arn().toString().equals(each.resourceIdentifier()))
                                .flatMap(each -> each.pendingMaintenanceActionDetails().stream())
                                .map(action -> maintenance(action, asking))
                                .toList());
            }
        } catch (SdkException e) {
            asking.failed(databases.getFirst(), CALL, e);
        }
    }

    private static Maintenance maintenance(PendingMaintenanceAction action, Asking asking) {
        return new Maintenance(
                asking.now(),
                CALL,
                Objects.requireNonNullElse(action.action(), ""),
                Objects.requireNonNullElse(action.description(), "no description"),
                Optional.ofNullable(action.forcedApplyDate())
                        .or(() -> Optional.ofNullable(action.currentApplyDate())));
    }
}
