package io.stratoscope.ui.palette;

import io.stratoscope.model.Resource;
import io.stratoscope.ui.control.Labels;
import io.stratoscope.ui.screen.Command;

import java.util.List;

/** A line of the palette: something to do, or somewhere to go. */
sealed interface PaletteEntry {

    /** What is searched and shown. */
    String title();

    /** Which letters of the title were asked for. */
    List<Integer> places();

    record ToDo(Command command, List<Integer> places) implements PaletteEntry {
        @Override
        public String title() {
            return command.title();
        }
    }

    record ToSee(Resource resource, List<Integer> places) implements PaletteEntry {
        @Override
        public String title() {
            return Labels.oneLine(resource.name());
        }
    }
}
