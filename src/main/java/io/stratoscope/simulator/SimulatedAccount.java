package io.stratoscope.simulator;

import io.stratoscope.aws.AwsAccount;
import io.stratoscope.aws.CallMeter;
import io.stratoscope.aws.WriteGuard;

import software.amazon.awssdk.core.SdkClient;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * An AWS account in this process: no network, no credentials, and no cost. Its clients implement the SDK's own client
 * interfaces; what is in it was made by calling its own create operations.
 */
public final class SimulatedAccount implements AwsAccount {

    /** Where its resources are, unless they are global. */
    public static final String HOME_REGION = "eu-central-1";

    /** As what reports and the store know it. */
    public static final String LABEL = "simulated";

    private final AccountState state;
    private final List<String> regions;
    private final Optional<KeptAccount> keeper;
    private final ImmichSites sites;

    private SimulatedAccount(
            AccountState state,
            List<String> regions,
            Optional<KeptAccount> keeper,
            ImmichSites sites) {
        this.state = state;
        this.keeper = keeper;
        this.sites = sites;
        this.regions = List.copyOf(regions);
    }

    /**
     * An account that is kept: as it was left, or as it begins when nothing is kept yet. What changes it is kept from now on.
     *
     * @param clock real time
     * @throws KeptAccountException when what was kept does not make an account
     */
    public static SimulatedAccount kept(Clock clock, AccountLog log) {
        return KeptAccount.open(clock, log).account();
    }

    /** An account with nothing in it. */
    public static SimulatedAccount empty(Clock clock) {
        return empty(clock, Optional.empty());
    }

    /** The same, of which somebody keeps what is switched on. */
    static SimulatedAccount empty(Clock clock, Optional<KeptAccount> keeper) {
        AccountState state = new AccountState(clock, HOME_REGION);
        return new SimulatedAccount(state, List.of(HOME_REGION), keeper, new ImmichSites(state));
    }

    /** The Immich project, a second project beside it, and what belongs to none. */
    public static SimulatedAccount immich(Clock clock) {
        SimulatedAccount account = empty(clock);
        account.furnish();
        return account;
    }

    /** Builds the Immich project and what is beside it. */
    void furnish() {
        String id = accountId();
        build(() -> {
            AppliedImmich.in(state);
            ImmichUploads.begin(state);
            new ImmichSince(this, HOME_REGION).happen();
            new PhotoboothProject(this, id, HOME_REGION).create();
            new UntaggedLeftovers(this, id, HOME_REGION).create();
        });
    }

    /**
     * The same account, looked at in other regions.
     *
     * @param chosen region codes; not empty
     */
    public SimulatedAccount withRegions(List<String> chosen) {
        if (chosen.isEmpty()) {
            throw new IllegalArgumentException("an account is looked at in at least one region");
        }
        return new SimulatedAccount(state, chosen, keeper, sites);
    }

    /** What goes wrong in it. */
    public Faults faults() {
        return state.faults();
    }

    /** What can break in it as a whole. */
    public RehearsedDisasters disasters() {
        return new RehearsedDisasters(faults(), keeper);
    }

    /**
     * Whether what takes AWS a while, such as making a database, takes as long here, on the account's clock. At first it does
     * not: everything is done at once.
     */
    public SimulatedAccount takingTime(boolean on) {
        state.takesTime(on);
        return this;
    }

    AccountState state() {
        return state;
    }

    /** Sets the account up: the calls made meanwhile are neither guarded nor metered nor disturbed. */
    void build(Runnable setUp) {
        state.build(setUp);
    }

    String accountId() {
        return state.accountId();
    }

    @Override
    public String label() {
        return LABEL;
    }

    @Override
    public boolean simulated() {
        return true;
    }

    @Override
    public List<String> regions() {
        return regions;
    }

    @Override
    public <C extends SdkClient> C client(Class<C> type, String region) {
        return state.client(type, region);
    }

    @Override
    public Clock clock() {
        return state.clock();
    }

    @Override
    public CallMeter meter() {
        return state.meter();
    }

    @Override
    public WriteGuard guard() {
        return state.guard();
    }

    /**
     * An address that this account's Route 53 or load balancers publish, as one of this computer: the servers behind it are small
     * ones of ours, and what is behind nothing is refused. Other addresses stay.
     */
    @Override
    public URI reach(URI published) {
        return sites.reach(published);
    }

    /** The API key that the administrator of each simulated Immich has, so that nobody needs to make one. */
    public static String immichKey() {
        return ImmichSites.KEY;
    }

    /** Stops the servers that were asked for; the account may be used on. */
    @Override
    public void close() {
        sites.close();
        meter().flush();
    }
}
