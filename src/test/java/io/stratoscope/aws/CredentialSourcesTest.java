package io.stratoscope.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.aws.AccountException.Kind;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Which credentials a profile or an environment comes to, and what is said when it comes to none. */
final class CredentialSourcesTest {

    private static final Map<String, String> REGION = Map.of("AWS_REGION", "eu-central-1");

    @TempDir Path directory;

    private AwsHome home(String config) {
        return new AwsHome(directory).with(REGION).config(config);
    }

    private static CredentialSource source(AwsHome home, String profile) {
        AwsEnvironment environment = home.environment();
        return new CredentialSources(environment, Profiles.read(environment), AwsHome.CLOCK)
                .find(Optional.of(profile).filter(name -> !name.isEmpty()));
    }

    private static String kind(AwsHome home, String profile) {
        return source(home, profile).getClass().getSimpleName();
    }

    private static void saysAsMuch(AccountException refused, String message, String remedy) {
        assertThat(refused).hasMessage(message);
        assertThat(refused.remedy()).isEqualTo(remedy);
        assertThat(refused.kind()).isEqualTo(Kind.NO_CREDENTIALS);
    }

    private static final String ROLE = "role_arn = arn:aws:iam::123456789012:role/reader\n";

    private static final String SSO =
            """
            sso_start_url = https://corp.awsapps.com/start
            sso_region = eu-central-1
            sso_account_id = 123456789012
            sso_role_name = Reader
            """;

    @Test
    void keysOfTheCredentialsFileGoBeforeAProcess() {
        AwsHome home =
                home("[profile p]\ncredential_process = false\n")
                        .credentials("[p]\n" + AwsHome.KEYS);
        assertThat(kind(home, "p")).isEqualTo("ProfileKeys");
        assertThat(kind(home("[profile p]\ncredential_process = false\n").credentials(""), "p"))
                .isEqualTo("PrintedKeys");
    }

    @Test
    void singleSignOnGoesBeforeKeysThatWereLeftBehind() {
        assertThat(kind(home("[profile p]\n" + SSO).credentials("[p]\n" + AwsHome.KEYS), "p"))
                .isEqualTo("SingleSignOn");
    }

    // As a token for CodeCatalyst is got: it gives no role of an account.
    @Test
    void aStartUrlBesideKeysIsNoSignOnOfAnAccount() {
        assertThat(
                        kind(
                                home(
                                        "[profile p]\nsso_session = s\n"
                                                + AwsHome.KEYS
                                                + "[sso-session s]\nsso_region = eu-central-1\n"
                                                + "sso_start_url = https://x/start\n"),
                                "p"))
                .isEqualTo("ProfileKeys");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sso_start_url = https://x/start | has no sso_region",
                "sso_account_id = 1 | has no sso_start_url",
                "sso_session = nobody | names the unknown sso-session nobody",
                "sso_session = half | names the sso-session half, which has no sso_region",
                "sso_session = whole | has no sso_account_id",
            })
    void aHalfSingleSignOnSaysWhatIsMissing(String line, String what) {
        AwsHome home =
                home(
                        "[profile p]\n"
                                + line
                                + """

                                [sso-session half]
                                sso_start_url = https://x/start
                                [sso-session whole]
                                sso_start_url = https://x/start
                                sso_region = eu-central-1
                                """);
        saysAsMuch(
                home.refused("p"),
                "profile p " + what,
                "set it up with: aws configure sso --profile p");
    }

    @Test
    void aSignOnRegionThatDoesNotExistIsNamed() {
        assertThat(home("[profile p]\n" + SSO.replace("eu-central-1", "eu-central1")).refused("p"))
                .hasMessage(
                        "there is no region 'eu-central1' (sso_region of profile p); did you mean"
                                + " eu-central-1 or eu-central-2?");
    }

    @Test
    void aRoleOfARoleIsFollowedToItsKeys() {
        AwsHome home =
                home(
                        "[profile keys]\n"
                                + AwsHome.KEYS
                                + "[profile first]\n"
                                + ROLE
                                + "source_profile = keys\n[profile second]\n"
                                + ROLE
                                + "source_profile = first\nduration_seconds = 900\n");
        CredentialSource.AssumedRole second = (CredentialSource.AssumedRole) source(home, "second");
        assertThat(second.seconds()).contains(900);
        CredentialSource.AssumedRole first = (CredentialSource.AssumedRole) second.base();
        assertThat(first.seconds()).isEmpty();
        assertThat(first.base().who()).isEqualTo("profile keys");
        assertThat(second.renewal()).isEqualTo(first.base().renewal()).contains("--profile keys");
    }

    @Test
    void aRoleMayUseTheKeysOfItsOwnProfile() {
        AwsHome home = home("[profile p]\n" + ROLE + "source_profile = p\n" + AwsHome.KEYS);
        assertThat(((CredentialSource.AssumedRole) source(home, "p")).base())
                .isInstanceOf(CredentialSource.ProfileKeys.class);
    }

    @Test
    void aRoleThatIsItsOwnSourceWithoutKeysIsRefused() {
        saysAsMuch(
                home("[profile p]\n" + ROLE + "source_profile = p\n").refused("p"),
                "profile p names itself as source_profile and has no credentials of its own",
                "let the last source_profile name one with credentials of its own");
    }

    @Test
    void rolesThatNameEachOtherAreRefused() {
        AwsHome home =
                home(
                        "[profile a]\n"
                                + ROLE
                                + "source_profile = b\n[profile b]\n"
                                + ROLE
                                + "source_profile = c\n[profile c]\n"
                                + ROLE
                                + "source_profile = a\n");
        saysAsMuch(
                home.refused("a"),
                "the profiles a, b, c name each other as source",
                "let the last source_profile name one with credentials of its own");
    }

    @Test
    void aSourceThatDoesNotExistIsSaidWithWhoNamesIt() {
        AwsHome home =
                home(
                        "[profile corp]\n"
                                + AwsHome.KEYS
                                + "[profile p]\n"
                                + ROLE
                                + "source_profile = korp\n");
        saysAsMuch(
                home.refused("p"),
                "profile p names the source_profile 'korp', which does not exist; did you mean corp?",
                "correct it in " + directory.resolve(".aws/config"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"one hour", "899", "43201", "-900", "9999999999", "900.5"})
    void aDurationThatIsNoneIsSaid(String duration) {
        AwsHome home =
                home(
                        "[profile p]\n"
                                + ROLE
                                + "source_profile = p\nduration_seconds = "
                                + duration
                                + "\n"
                                + AwsHome.KEYS);
        saysAsMuch(
                home.refused("p"),
                "profile p has duration_seconds = " + duration,
                "write whole seconds, from 900 to 43200");
    }

    @Test
    void aRoleNeedsOneSourceAndNotTwo() {
        String remedy = "give it one of source_profile and credential_source";
        saysAsMuch(
                home("[profile p]\n" + ROLE).refused("p"),
                "profile p has a role_arn and nothing to assume it with",
                remedy);
        saysAsMuch(
                home("[profile p]\n"
                                + ROLE
                                + "source_profile = p\ncredential_source = Environment\n"
                                + AwsHome.KEYS)
                        .refused("p"),
                "profile p has both source_profile and credential_source",
                remedy);
    }

    @ParameterizedTest
    @CsvSource({"EcsContainer, Container", "Ec2InstanceMetadata, Instance"})
    void aRoleMayTakeTheMachinesCredentials(String name, String kind) {
        AwsHome home = home("[profile p]\n" + ROLE + "credential_source = " + name + "\n");
        assertThat(
                        ((CredentialSource.AssumedRole) source(home, "p"))
                                .base()
                                .getClass()
                                .getSimpleName())
                .isEqualTo(kind);
    }

    @Test
    void aRoleMayTakeTheEnvironmentsKeys() {
        AwsHome home = home("[profile p]\n" + ROLE + "credential_source = Environment\n");
        saysAsMuch(
                home.refused("p"),
                "profile p takes its credentials from the environment, which has none",
                "set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY");
        AwsHome withKeys =
                home.with(Map.of("AWS_ACCESS_KEY_ID", "AKIAX", "AWS_SECRET_ACCESS_KEY", "s"));
        assertThat(((CredentialSource.AssumedRole) source(withKeys, "p")).base())
                .isInstanceOf(CredentialSource.EnvironmentKeys.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"environment", "EC2InstanceMetadata", "Wishes"})
    void anUnknownMachineSourceSaysWhichThereAre(String name) {
        saysAsMuch(
                home("[profile p]\n" + ROLE + "credential_source = " + name + "\n").refused("p"),
                "profile p has the unknown credential_source " + name,
                "use Environment, EcsContainer or Ec2InstanceMetadata");
    }

    @Test
    void anMfaCodeIsAskedForByTheAwsCli() {
        String config =
                "[profile p]\n"
                        + ROLE
                        + "source_profile = p\nmfa_serial = arn:aws:iam::1:mfa/ana\n"
                        + AwsHome.KEYS;
        String command =
                "run: eval \"$(aws configure export-credentials --profile p --format env)\" and start"
                        + " again without --profile";
        saysAsMuch(
                home(config).refused("p"),
                "profile p asks for an MFA code, which Stratoscope cannot ask for",
                command);
        saysAsMuch(
                home(config + "region = eu-west-1\n").refused("p"),
                "profile p asks for an MFA code, which Stratoscope cannot ask for",
                command + " but with --region eu-west-1");
    }

    // Without a role there is nothing to ask the code for.
    @Test
    void anMfaSerialBesideKeysAloneIsNotInTheWay() {
        AwsHome home = home("[profile p]\nmfa_serial = arn:aws:iam::1:mfa/ana\n" + AwsHome.KEYS);
        assertThat(kind(home, "p")).isEqualTo("ProfileKeys");
    }

    @Test
    void aProfileOfAwsLoginIsExported() {
        AccountException refused =
                home("[profile p]\nlogin_session = arn:aws:iam::1:user/ana\n").refused("p");
        assertThat(refused).hasMessageStartingWith("profile p is one of 'aws login'");
        assertThat(refused.remedy()).contains("export-credentials --profile p");
    }

    @Test
    void aProfileWithoutCredentialsSaysHowToGetSome() {
        saysAsMuch(
                home("[profile p]\noutput = json\n").refused("p"),
                "profile p holds no credentials",
                "log in with: aws configure sso --profile p, or name another profile with --profile");
    }

    @ParameterizedTest
    @ValueSource(strings = {"aws_access_key_id = AKIAX", "aws_secret_access_key = s"})
    void halfAPairOfKeysIsNone(String line) {
        saysAsMuch(
                home("[profile p]\n" + line + "\n").refused("p"),
                "profile p has only one of aws_access_key_id and aws_secret_access_key",
                "set both with: aws configure --profile p");
    }

    @ParameterizedTest
    @CsvSource({
        "AWS_ACCESS_KEY_ID, AKIAX, of AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY only one is set",
        "AWS_SECRET_ACCESS_KEY, s, of AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY only one is set",
        "AWS_WEB_IDENTITY_TOKEN_FILE, /t, AWS_WEB_IDENTITY_TOKEN_FILE is set and AWS_ROLE_ARN is not",
    })
    void halfAnEnvironmentIsNone(String name, String value, String message) {
        AwsHome home = home("").with(Map.of(name, value, "AWS_REGION", "eu-central-1"));
        assertThat(home.refused("")).hasMessage(message);
    }

    @Test
    void theOrderIsThatOfAwsTools() {
        AwsHome home =
                home("[default]\n" + AwsHome.KEYS + "[profile p]\ncredential_process = false\n");
        Map<String, String> all =
                Map.of(
                        "AWS_ACCESS_KEY_ID", "AKIAX",
                        "AWS_SECRET_ACCESS_KEY", "s",
                        "AWS_WEB_IDENTITY_TOKEN_FILE", "/t",
                        "AWS_ROLE_ARN", "arn:aws:iam::1:role/r",
                        "AWS_PROFILE", "p",
                        "AWS_CONTAINER_CREDENTIALS_FULL_URI", "http://127.0.0.1/c");
        assertThat(kind(home.with(all), "default")).isEqualTo("ProfileKeys");
        assertThat(kind(home.with(all), "")).isEqualTo("EnvironmentKeys");
        assertThat(kind(home.with(without(all, "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY")), ""))
                .isEqualTo("WebIdentity");
        Map<String, String> fewer = Map.of("AWS_PROFILE", "p", "AWS_ROLE_ARN", "arn:x");
        assertThat(kind(home.with(fewer), "")).isEqualTo("PrintedKeys");
        assertThat(kind(home.with(Map.of()), "")).isEqualTo("ProfileKeys");
        Map<String, String> container =
                Map.of("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", "/v2/credentials");
        AwsHome regionOnly = home.config("[default]\nregion = eu-central-1\n");
        assertThat(kind(regionOnly.with(container), "")).isEqualTo("Container");
        assertThat(kind(regionOnly.with(Map.of()), "")).isEqualTo("Instance");
    }

    private static Map<String, String> without(Map<String, String> all, String... names) {
        Map<String, String> fewer = new HashMap<>(all);
        for (String name : names) {
            fewer.remove(name);
        }
        return fewer;
    }
}
