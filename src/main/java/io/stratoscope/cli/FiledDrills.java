package io.stratoscope.cli;

import io.stratoscope.backup.drill.DrillHistory;
import io.stratoscope.backup.drill.DrillHistory.Filed;
import io.stratoscope.backup.drill.report.DrillEvidence;
import io.stratoscope.model.NearNames;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The drills that the data directory knows, as far as the command line wants them. No account is asked. */
final class FiledDrills {

    /** In place of an id. */
    static final String LAST = "last";

    private final List<Place> places;

    private FiledDrills(List<Place> places) {
        this.places = List.copyOf(places);
    }

    /** A history with what was read of it. */
    record Place(DrillHistory history, DrillHistory.Reading reading) {}

    /** A drill with the history that it is in. */
    record Found(DrillHistory history, Filed filed) {

        DrillEvidence evidence() {
            return FiledEvidence.of(history, filed);
        }

        /** Says that it is no evidence any more, where it is none. */
        ExitCode check(Session session) {
            if (filed.isIntact()) {
                return ExitCode.DONE;
            }
            session.say(
                    Terminal.plain(filed.report().id())
                            + ": the report is not what was written when the drill ended, and proves nothing;"
                            + " 'stratoscope drill list' says what was changed");
            return ExitCode.CHECK_FAILED;
        }
    }

    /**
     * Reads them.
     *
     * @throws UsageException where drills cannot be chosen by what is given
     */
    static FiledDrills read(Session session) {
        GlobalOptions options = session.options();
        if (!options.tags.isEmpty()) {
            throw new UsageException("drills are told by their project: give --project, not --tag");
        }
        Optional<Boolean> simulated =
                options.simulate
                        ? Optional.of(true)
                        : Optional.ofNullable(options.profile).map(_ -> false);
        List<String> regions = options.account().regions();
        return new FiledDrills(
                DrillHistory.all(session.dataDirectory()).stream()
                        .filter(history ->
                                simulated.isEmpty() || simulated.get() == history.isSimulated())
                        .filter(history ->
                                regions.isEmpty()
                                        || regions.stream()
                                                .anyMatch(region ->
                                                        history.name().endsWith("-" + region)))
                        .map(history -> new Place(history, history.read()))
                        .map(place -> ofProject(place, Optional.ofNullable(options.project)))
                        .toList());
    }

    private static Place ofProject(Place place, Optional<String> project) {
        return project.isEmpty()
                ? place
                : new Place(
                        place.history(),
                        new DrillHistory.Reading(
                                place.reading().drills().stream()
                                        .filter(filed ->
                                                filed.report().project().equals(project.get()))
                                        .toList(),
                                place.reading().flaws()));
    }

    List<Place> places() {
        return places;
    }

    /**
     * A drill by its id, or the last one.
     *
     * @throws UsageException where there is none, or several
     */
    Found find(String id) {
        List<Found> found = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        for (Place place : places) {
            List<Filed> drills = place.reading().drills();
            drills.forEach(filed -> ids.add(filed.report().id()));
            drills.stream()
                    .filter(filed ->
                            id.equals(LAST)
                                    ? filed.equals(drills.getLast())
                                    : filed.report().id().equals(id))
                    .forEach(filed -> found.add(new Found(place.history(), filed)));
        }
        if (found.size() == 1) {
            return found.getFirst();
        }
        if (found.size() > 1) {
            throw new UsageException(
                    "there is such a drill in "
                            + String.join(
                                    " and ",
                                    found.stream().map(each -> each.history().name()).toList())
                            + "; choose with --simulate, --profile or --region");
        }
        throw new UsageException(
                ids.isEmpty()
                        ? "there is no drill yet; the first is made by: stratoscope drill run --unlock"
                        : "there is no drill "
                                + Terminal.plain(id)
                                + "; "
                                + Terminal.plain(NearNames.hint(id, ids)));
    }
}
