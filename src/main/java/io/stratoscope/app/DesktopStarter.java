package io.stratoscope.app;

import io.stratoscope.aws.AccountException;
import io.stratoscope.aws.AwsAccount;
import io.stratoscope.aws.AwsEnvironment;
import io.stratoscope.cli.AccountOptions;
import io.stratoscope.cli.DesktopRequest;
import io.stratoscope.cli.OpenedAccount;
import io.stratoscope.cli.UsageException;
import io.stratoscope.discovery.ScopeChoice;
import io.stratoscope.job.Jobs;
import io.stratoscope.model.Scope;
import io.stratoscope.settings.Settings;
import io.stratoscope.settings.Settings.RememberedAccount;
import io.stratoscope.settings.SettingsFile;
import io.stratoscope.store.FileException;
import io.stratoscope.ui.diagram.DrawnIcons;
import io.stratoscope.ui.screen.Place;
import io.stratoscope.ui.shell.DesktopApplication;
import io.stratoscope.ui.shell.DesktopServices;
import io.stratoscope.ui.shell.NoWindowException;

import java.net.URI;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Opens the window on an account. */
final class DesktopStarter {

    private static final String WITHOUT_A_WINDOW =
            "; without a window, try 'stratoscope discover' or 'stratoscope --help'";

    private final AwsEnvironment environment;
    private final Accounts accounts;
    private final RememberedDiscovery discovery;
    private final SharedLayout layout;
    private final Jobs jobs;
    private final Clock clock;

    DesktopStarter(
            AwsEnvironment environment,
            Accounts accounts,
            RememberedDiscovery discovery,
            SharedLayout layout,
            Jobs jobs,
            Clock clock) {
        this.environment = environment;
        this.accounts = accounts;
        this.discovery = discovery;
        this.layout = layout;
        this.jobs = jobs;
        this.clock = clock;
    }

    /** What the first window shows; without a scope, it is to be found out. */
    private record Opening(AwsAccount account, AccountOptions options, Optional<Scope> scope) {}

    void open(DesktopRequest request) {
        DesktopApplication.whyNoWindow(System.getenv(), name -> System.getProperty(name, ""))
                .ifPresent(reason -> {
                    throw new UsageException(reason + WITHOUT_A_WINDOW);
                });
        SettingsFile file = new SettingsFile(request.dataDirectory());
        SettingsFile.Loaded loaded = file.load();
        List<String> notices = new ArrayList<>();
        loaded.notice().ifPresent(notices::add);
        try (OpenAccounts open =
                new OpenAccounts(
                        options -> accounts.open(options, request.dataDirectory()).account())) {
            DesktopApplication.launch(
                    loaded.settings(),
                    () -> services(request, file, loaded.settings(), open, notices));
        } catch (NoWindowException e) {
            throw new UsageException(e.getMessage() + WITHOUT_A_WINDOW, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Opens the account and asks it for its projects. */
    private DesktopServices services(
            DesktopRequest request,
            SettingsFile file,
            Settings settings,
            OpenAccounts open,
            List<String> notices) {
        jobs.aside(() -> layout.get().prepare()); // the first diagram then comes sooner
        Opening opening = opening(request, settings, notices);
        open.add(opening.options(), opening.account());
        Programs programs = new Programs(jobs);
        Browser browser = new Browser(programs);
        DesktopProjects projects =
                new DesktopProjects(
                        discovery,
                        layout,
                        request.dataDirectory(),
                        clock,
                        account -> Wiring.apiKey(account, environment),
                        browser::show);
        Scope scope = opening.scope().orElseGet(() -> defaultScope(opening, notices));
        notices.forEach(System.err::println);
        return new DesktopServices(
                projects.of(opening.account(), scope, remembered(opening, scope)),
                new Place(request.place().resource(), request.place().view()),
                new DesktopAccounts(environment, open, projects),
                settings,
                String.join(" ", notices),
                changed -> save(file, changed),
                types -> new DrawnIcons(layout.get()).pngs(types),
                browser::open,
                new DesktopNotification(programs, environment)::show,
                jobs,
                clock.withZone(ZoneId.systemDefault()));
    }

    /** What the operator asked for; where he asked for nothing, what he looked at last. */
    private Opening opening(DesktopRequest request, Settings settings, List<String> notices) {
        AccountOptions asked = request.account();
        boolean nothingAsked =
                !asked.simulate()
                        && asked.profile().isEmpty()
                        && asked.endpoint().isEmpty()
                        && !environment.namesAnAccount();
        if (nothingAsked) {
            Optional<Opening> last =
                    settings.account().flatMap(account -> openLast(account, request, notices));
            if (last.isPresent()) {
                return last.get();
            }
        }
        OpenedAccount opened = accounts.open(asked, request.dataDirectory());
        opened.notice().ifPresent(notices::add);
        return new Opening(
                opened.account(),
                nothingAsked
                        ? new AccountOptions(
                                true, Optional.empty(), asked.regions(), Optional.empty())
                        : asked,
                request.scope());
    }

    /** The account of the last run; empty where that was the simulated one, or cannot be opened any more. */
    private Optional<Opening> openLast(
            RememberedAccount last, DesktopRequest request, List<String> notices) {
        if (last.profile().isEmpty()) {
            return Optional.empty();
        }
        List<String> regions =
                request.account().regions().isEmpty()
                        ? last.regions()
                        : request.account().regions();
        AccountOptions options =
                new AccountOptions(
                        false, last.profile(), regions, last.endpoint().map(URI::create));
        try {
            AwsAccount account = accounts.open(options, request.dataDirectory()).account();
            notices.add(
                    "This is the account that was shown last, "
                            + account.label()
                            + "; --simulate opens the simulated one.");
            return Optional.of(new Opening(account, options, request.scope().or(last::scope)));
        } catch (AccountException | IllegalArgumentException e) {
            notices.add("The account that was shown last cannot be opened: " + e.getMessage());
            return Optional.empty();
        }
    }

    private static RememberedAccount remembered(Opening opening, Scope scope) {
        AccountOptions options = opening.options();
        return new RememberedAccount(
                options.profile(),
                options.regions(),
                options.endpoint().map(URI::toString),
                Optional.of(scope));
    }

    private static Scope defaultScope(Opening opening, List<String> notices) {
        DesktopScope chosen = DesktopScope.of(ScopeChoice.of(opening.account()));
        chosen.notice().ifPresent(notices::add);
        return chosen.scope();
    }

    // A wish that cannot be kept must not disturb the work: it is said where the program was
    // started.
    private static void save(SettingsFile file, Settings settings) {
        try {
            file.save(settings);
        } catch (FileException e) {
            System.err.println("The settings were not saved: " + e.getMessage());
        }
    }
}
