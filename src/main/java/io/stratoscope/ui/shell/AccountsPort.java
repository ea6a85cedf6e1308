package io.stratoscope.ui.shell;

import io.stratoscope.model.Scope;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** The accounts that a window can show. Its methods take a while: jobs call them. */
public interface AccountsPort {

    /**
     * An account that can be opened.
     *
     * @param label for people: {@code profile immich}, {@code simulated account}
     * @param profile of the shared AWS configuration; empty for the simulated account, and where environment variables bring
     *     the credentials
     */
    record Choice(String label, boolean simulated, Optional<String> profile) {}

    /** The simulated account and every profile of the shared configuration. */
    List<Choice> choices();

    /** The values of the project tag in an account, with how many resources the tagging API names for each. */
    SortedMap<String, Integer> projects(Choice choice);

    /** Opens a project of an account. */
    ProjectServices open(Choice choice, Scope scope);
}
