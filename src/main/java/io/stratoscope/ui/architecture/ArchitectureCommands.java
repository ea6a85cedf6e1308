package io.stratoscope.ui.architecture;

import io.stratoscope.diagram.ViewKind;
import io.stratoscope.ui.blastradius.BlastRadiusViewModel;
import io.stratoscope.ui.diagram.DiagramView;
import io.stratoscope.ui.filter.FilterViewModel;
import io.stratoscope.ui.screen.Command;
import io.stratoscope.ui.search.SearchViewModel;

import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the screen of the live architecture adds to the palette. */
final class ArchitectureCommands {

    private final ArchitectureViewModel model;
    private final DiagramView diagram;
    private final SearchViewModel search;
    private final FilterViewModel filter;
    private final BlastRadiusViewModel blastRadius;

    ArchitectureCommands(
            ArchitectureViewModel model,
            DiagramView diagram,
            SearchViewModel search,
            FilterViewModel filter,
            BlastRadiusViewModel blastRadius) {
        this.model = model;
        this.diagram = diagram;
        this.search = search;
        this.filter = filter;
        this.blastRadius = blastRadius;
    }

    /**
     * All of them.
     *
     * @param openExport opens the export dialog
     * @param loadState asks for Terraform's state
     */
    List<Command> list(Runnable openExport, Runnable loadState) {
        List<Command> commands = new ArrayList<>();
        for (ViewKind view : ViewKind.values()) {
            commands.add(
                    new Command(
                            "view." + view.key(),
                            "Show the " + view.title().toLowerCase(Locale.ROOT) + " view",
                            "",
                            () -> model.canShow(view),
                            () -> model.viewProperty().set(view)));
        }
        commands.add(
                Command.of("terraform.load", "Compare with Terraform's state…", "", loadState));
        commands.add(drawn("export", "Export the diagram", "Ctrl+E", openExport));
        commands.add(
                drawn(
                        "filter",
                        "Filter by type, zone or tag",
                        "F",
                        () -> filter.openProperty().set(true)));
        commands.add(
                new Command(
                        "filter.clear",
                        "Clear the filter",
                        "",
                        () -> !filter.filterProperty().get().isEmpty(),
                        filter::clear));
        commands.add(
                new Command(
                        "health.overlay",
                        "Mark what is not healthy, or take the marks away",
                        "",
                        () ->
                                model.session().health().isWatched()
                                        && model.phaseProperty().get() instanceof Phase.Drawn,
                        model.health()::toggle));
        commands.add(
                new Command(
                        "cost.overlay",
                        "Write on the diagram what things cost, or take it away",
                        "",
                        () ->
                                model.session().costs().isWatched()
                                        && model.phaseProperty().get() instanceof Phase.Drawn,
                        model.cost()::toggle));
        commands.add(
                drawn("find", "Find a resource", "Ctrl+F", () -> search.openProperty().set(true)));
        commands.add(drawn("zoom.fit", "Zoom to the whole diagram", "0", diagram::zoomToFit));
        commands.add(drawn("zoom.in", "Zoom in", "+", () -> diagram.zoomBy(1.25)));
        commands.add(drawn("zoom.out", "Zoom out", "−", () -> diagram.zoomBy(0.8)));
        commands.add(
                selected("zoom.selection", "Zoom to the selection", ".", diagram::zoomToSelection));
        DiagramKeys keys = new DiagramKeys(model.diagram());
        commands.add(
                selected(
                        "container", "Select the container around", "Shift+Enter", keys::goAround));
        commands.add(
                selected(
                        "toggle",
                        "Open or close the selected container or stack",
                        "Enter",
                        keys::toggle));
        commands.add(drawn("undo", "Undo the last change of the view", "Ctrl+Z", model::undo));
        commands.add(drawn("redo", "Redo it", "Ctrl+Y", model::redo));
        commands.add(selected("blast-radius", "What if it is gone?", "B", blastRadius::toggle));
        commands.add(selected("copy.arn", "Copy the ARN", "", this::copyArn));
        commands.add(
                selected(
                        "selection.clear",
                        "Select nothing",
                        "Esc",
                        () -> model.diagram().selectionProperty().set(Optional.empty())));
        return commands;
    }

    private Command drawn(String id, String title, String keys, Runnable run) {
        return new Command(
                id, title, keys, () -> model.phaseProperty().get() instanceof Phase.Drawn, run);
    }

    private Command selected(String id, String title, String keys, Runnable run) {
        return new Command(
                id, title, keys, () -> model.diagram().selectionProperty().get().isPresent(), run);
    }

    private void copyArn() {
        model.diagram()
                .selectionProperty()
                .get()
                .ifPresent(arn -> {
                    ClipboardContent content = new ClipboardContent();
                    content.putString(arn.toString());
                    Clipboard.getSystemClipboard().setContent(content);
                });
    }
}
