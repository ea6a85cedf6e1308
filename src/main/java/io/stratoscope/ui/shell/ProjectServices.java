package io.stratoscope.ui.shell;

import io.stratoscope.aws.WriteGuard;
import io.stratoscope.model.AccountInfo;
import io.stratoscope.model.Scope;
import io.stratoscope.provision.apply.Provisioning;
import io.stratoscope.settings.Settings.RememberedAccount;
import io.stratoscope.ui.architecture.ArchitecturePorts;
import io.stratoscope.ui.session.DiagnosisPort;
import io.stratoscope.ui.session.DiscoveryPort;

import java.util.List;
import java.util.Optional;

/**
 * One project of one open account, as the rest of the program offers it to a window.
 *
 * @param account shown until the first snapshot says more; its id may still be empty
 * @param scope which project is shown
 * @param discovery finds its resources
 * @param diagnosis says what an exception means for people
 * @param architecture draws and exports
 * @param guard the account's lock on writing
 * @param provisioning makes plans and follows them; empty where the project is only looked at
 * @param remembered what a later start needs to open it again
 * @param watching how it is, what it costs, what it logs, and what can be broken in it
 */
public record ProjectServices(
        AccountInfo account,
        Scope scope,
        DiscoveryPort discovery,
        DiagnosisPort diagnosis,
        ArchitecturePorts architecture,
        WriteGuard guard,
        Optional<Provisioning> provisioning,
        RememberedAccount remembered,
        Watching watching) {

    /** A project whose health nobody looks at. */
    public ProjectServices(
            AccountInfo account,
            Scope scope,
            DiscoveryPort discovery,
            DiagnosisPort diagnosis,
            ArchitecturePorts architecture,
            WriteGuard guard,
            Optional<Provisioning> provisioning,
            RememberedAccount remembered) {
        this(
                account,
                scope,
                discovery,
                diagnosis,
                architecture,
                guard,
                provisioning,
                remembered,
                Watching.NOTHING);
    }

    /** A project that is only looked at: its lock opens nothing, and a later start does not come back to it. */
    public ProjectServices(
            AccountInfo account,
            Scope scope,
            DiscoveryPort discovery,
            DiagnosisPort diagnosis,
            ArchitecturePorts architecture) {
        this(
                account,
                scope,
                discovery,
                diagnosis,
                architecture,
                new WriteGuard(),
                Optional.empty(),
                new RememberedAccount(
                        Optional.empty(), List.of(), Optional.empty(), Optional.of(scope)));
    }
}
