package io.stratoscope.ui.inspector;

import io.stratoscope.model.Resource;

import org.kordamp.ikonli.feather.Feather;

import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Something that can be done with a resource: a button in the inspector. Who offers one hands it in; the inspector knows
 * none of them.
 *
 * @param id of the button, with {@code action-} before it
 * @param label two to four words
 * @param tooltip what happens, and the key for it
 * @param offered whether this resource can do it
 */
public record ResourceAction(
        String id,
        String label,
        Feather icon,
        String tooltip,
        Predicate<Resource> offered,
        Consumer<Resource> run) {}
