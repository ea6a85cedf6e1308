package io.stratoscope.provision.module;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.json.JsonText;
import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.provision.stack.References;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

class VpcModuleTest {

    private static final Designs DEFAULT = new Designs().with("vpc");

    @Test
    void aNetworkHasItsAddressesAndNames() {
        assertThat(DEFAULT.design().problems()).isEmpty();
        assertThat(text("Vpc", "CidrBlock")).isEqualTo("10.0.0.0/16");
        assertThat(properties("Vpc").isTrue("EnableDnsHostnames")).isTrue();
        assertThat(name("Vpc")).isEqualTo("immich-vpc");
        assertThat(name("InternetGateway")).isEqualTo("immich-igw");
    }

    @ParameterizedTest
    @CsvSource({
        "PublicSubnetA, 10.0.1.0/24, immich-public-a, a",
        "PublicSubnetB, 10.0.2.0/24, immich-public-b, b",
        "PrivateSubnetA, 10.0.11.0/24, immich-private-a, a",
        "PrivateSubnetB, 10.0.12.0/24, immich-private-b, b"
    })
    void eachZoneHasAPublicAndAPrivateSubnet(
            String id, String addresses, String name, String zone) {
        assertThat(text(id, "CidrBlock")).isEqualTo(addresses);
        assertThat(name(id)).isEqualTo(name);
        assertThat(json(id)).contains("{\"Fn::Sub\":\"${AWS::Region}" + zone + "\"}");
        assertThat(References.in(properties(id))).containsExactly("Vpc");
    }

    @Test
    void onlyTheZonesAskedForAreThere() {
        assertThat(DEFAULT.ids())
                .contains("PublicSubnetB")
                .doesNotContain("PublicSubnetC", "PrivateSubnetC", "NatGatewayC");
    }

    @Test
    void aPublicSubnetsWayOutIsTheInternetGateway() {
        assertThat(References.in(properties("DefaultRoutePublic")))
                .containsExactly("InternetGateway", "PublicRoutes");
        assertThat(DEFAULT.resource("DefaultRoutePublic").after())
                .containsExactly("InternetGatewayAttachment");
        assertThat(text("DefaultRoutePublic", "DestinationCidrBlock")).isEqualTo("0.0.0.0/0");
        assertThat(References.in(properties("RoutesOfPublicSubnetB")))
                .containsExactly("PublicRoutes", "PublicSubnetB");
        assertThat(name("PublicRoutes")).isEqualTo("immich-rt-public");
    }

    @Test
    void aPrivateSubnetsWayOutIsTheNatGatewayOfItsZone() {
        assertThat(References.in(properties("DefaultRoutePrivateB")))
                .containsExactly("NatGatewayB", "PrivateRoutesB");
        assertThat(References.in(properties("RoutesOfPrivateSubnetB")))
                .containsExactly("PrivateRoutesB", "PrivateSubnetB");
        assertThat(References.in(properties("NatGatewayB")))
                .containsExactly("NatAddressB", "PublicSubnetB");
        assertThat(DEFAULT.resource("NatGatewayB").after())
                .containsExactly("InternetGatewayAttachment");
        assertThat(name("NatGatewayB")).isEqualTo("immich-nat-b");
        assertThat(name("NatAddressB")).isEqualTo("immich-nat-b");
        assertThat(name("PrivateRoutesB")).isEqualTo("immich-rt-private-b");
    }

    @Test
    void oneNatGatewayIsForAllZones() {
        Designs stack = with("nat", JsonValue.of("one"));

        assertThat(stack.ids())
                .contains("NatGatewayA")
                .doesNotContain("NatGatewayB", "NatAddressB");
        assertThat(References.in(stack.resource("DefaultRoutePrivateB").properties()))
                .containsExactly("NatGatewayA", "PrivateRoutesB");
    }

    @Test
    void withoutNatThereIsNoWayOut() {
        Designs stack = with("nat", JsonValue.of("none"));

        assertThat(stack.ids())
                .contains("PrivateRoutesA", "PrivateRoutesB", "RoutesOfPrivateSubnetB")
                .noneMatch(id -> id.startsWith("Nat") || id.startsWith("DefaultRoutePrivate"));
    }

    @ParameterizedTest
    @CsvSource({
        "PublicAclIn100, false, 6, 0.0.0.0/0, 443, 443",
        "PublicAclIn110, false, 6, 0.0.0.0/0, 80, 80",
        "PublicAclIn120, false, 6, 0.0.0.0/0, 1024, 65535",
        "PublicAclIn130, false, -1, 10.0.0.0/16, ,",
        "PublicAclOut100, true, 6, 0.0.0.0/0, 443, 443",
        "PublicAclOut110, true, 6, 0.0.0.0/0, 80, 80",
        "PublicAclOut120, true, 6, 0.0.0.0/0, 1024, 65535",
        "PublicAclOut130, true, -1, 10.0.0.0/16, ,",
        "PrivateAclIn100, false, -1, 10.0.0.0/16, ,",
        "PrivateAclIn110, false, 6, 0.0.0.0/0, 1024, 65535",
        "PrivateAclOut100, true, -1, 10.0.0.0/16, ,",
        "PrivateAclOut110, true, 6, 0.0.0.0/0, 443, 443",
        "PrivateAclOut120, true, 6, 0.0.0.0/0, 80, 80"
    })
    void aFilterLetsThrough(
            String id, boolean egress, int protocol, String addresses, Long from, Long to) {
        JsonObject entry = properties(id);

        assertThat(entry.isTrue("Egress")).isEqualTo(egress);
        assertThat(entry.number("Protocol").orElseThrow()).isEqualByComparingTo("" + protocol);
        assertThat(entry.text("CidrBlock")).contains(addresses);
        assertThat(entry.text("RuleAction")).contains("allow");
        assertThat(entry.number("RuleNumber").orElseThrow().toString())
                .isEqualTo(id.replaceAll("[A-Za-z]+", ""));
        assertThat(entry.number("PortRange", "From").map(Number::longValue))
                .isEqualTo(java.util.Optional.ofNullable(from));
        assertThat(entry.number("PortRange", "To").map(Number::longValue))
                .isEqualTo(java.util.Optional.ofNullable(to));
    }

    @Test
    void aFilterHasNoOtherRulesAndStandsBeforeItsTier() {
        assertThat(DEFAULT.design().wanted())
                .filteredOn(each -> each.type().name().equals("AWS::EC2::NetworkAclEntry"))
                .hasSize(13);
        assertThat(References.in(properties("AclOfPrivateSubnetA")))
                .containsExactly("PrivateAcl", "PrivateSubnetA");
        assertThat(References.in(properties("AclOfPublicSubnetA")))
                .containsExactly("PublicAcl", "PublicSubnetA");
        assertThat(name("PublicAcl")).isEqualTo("immich-nacl-public");
    }

    @Test
    void withoutHttpNoneComesInFromOutside() {
        Designs stack = with("http", JsonValue.of(false));

        assertThat(stack.ids())
                .contains("PublicAclIn100", "PublicAclOut110", "PrivateAclOut120")
                .doesNotContain("PublicAclIn110");
    }

    @Test
    void s3IsReachedFromAllRouteTables() {
        JsonObject endpoint = properties("S3Endpoint");

        assertThat(endpoint.text("VpcEndpointType")).contains("Gateway");
        assertThat(json("S3Endpoint")).contains("com.amazonaws.${AWS::Region}.s3");
        assertThat(References.in(endpoint))
                .containsExactly("PrivateRoutesA", "PrivateRoutesB", "PublicRoutes", "Vpc");
        assertThat(with("s3-endpoint", JsonValue.of(false)).ids()).doesNotContain("S3Endpoint");
    }

    @Test
    void allTrafficIsLoggedToABucket() {
        JsonObject log = properties("FlowLog");

        assertThat(log.text("TrafficType")).contains("ALL");
        assertThat(log.text("LogDestinationType")).contains("s3");
        assertThat(References.in(log)).containsExactly("FlowLogBucket", "Vpc");
        assertThat(DEFAULT.resource("FlowLog").after()).containsExactly("FlowLogBucketPolicy");
        assertThat(name("FlowLog")).isEqualTo("immich-flow-log");
        assertThat(json("FlowLogBucket"))
                .contains("immich-flow-logs-${AWS::AccountId}")
                .contains("\"ExpirationInDays\":90")
                .contains("\"SSEAlgorithm\":\"AES256\"")
                .contains("\"RestrictPublicBuckets\":true")
                .doesNotContain("VersioningConfiguration");
        assertThat(text("FlowLogRole", "RoleName")).isEqualTo("immich-flow-logs");
        assertThat(References.in(properties("FlowLogPolicy")))
                .containsExactly("FlowLogBucket", "FlowLogRole");
    }

    @Test
    void aLogIsKeptForAsLongAsIsSaid() {
        assertThat(
                        JsonText.compact(
                                with("flow-log-days", JsonValue.of(7))
                                        .resource("FlowLogBucket")
                                        .properties()))
                .contains("\"ExpirationInDays\":7", "expire-after-7-days");
    }

    @Test
    void withoutAFlowLogThereIsNothingOfIt() {
        assertThat(with("flow-log", JsonValue.of(false)).ids())
                .noneMatch(id -> id.startsWith("FlowLog"));
    }

    @Test
    void theLogsBucketIsWrittenByWhatLogsAndByTlsOnly() {
        assertThat(json("FlowLogBucketPolicy"))
                .contains("aws:SecureTransport")
                .contains("delivery.logs.amazonaws.com")
                .contains("${FlowLogBucket.Arn}/AWSLogs/${AWS::AccountId}/*")
                .doesNotContain("logging.s3.amazonaws.com");
    }

    @Test
    void whatIsTakenFromAnotherRangeIsCutInTheSameWay() {
        Designs stack =
                new Designs()
                        .with(
                                "vpc",
                                JsonValue.object()
                                        .put("addresses", "172.16.8.0/23")
                                        .put("zones", 3)
                                        .put("zone-letters", Design.texts(List.of("a", "b", "d")))
                                        .build());

        assertThat(stack.design().problems()).isEmpty();
        assertThat(cidr(stack, "PublicSubnetA")).isEqualTo("172.16.8.32/27");
        assertThat(cidr(stack, "PrivateSubnetD")).isEqualTo("172.16.9.160/27");
        assertThat(stack.ids()).contains("NatGatewayD").doesNotContain("PublicSubnetC");
    }

    @Test
    void subnetsCanBeGiven() {
        Designs stack = subnets(List.of("10.0.1.0/28", "10.0.2.0/28"), List.of());

        assertThat(stack.design().problems()).isEmpty();
        assertThat(cidr(stack, "PublicSubnetB")).isEqualTo("10.0.2.0/28");
        assertThat(cidr(stack, "PrivateSubnetB")).isEqualTo("10.0.12.0/24");
    }

    @Test
    void aSmallNetworkCanBeHadWithItsSubnets() {
        Designs stack =
                new Designs()
                        .with(
                                "vpc",
                                JsonValue.object()
                                        .put("addresses", "10.0.0.0/26")
                                        .put(
                                                "public-subnets",
                                                Design.texts(
                                                        List.of("10.0.0.0/28", "10.0.0.16/28")))
                                        .put(
                                                "private-subnets",
                                                Design.texts(
                                                        List.of("10.0.0.32/28", "10.0.0.48/28")))
                                        .build());

        assertThat(stack.design().problems()).isEmpty();
        assertThat(cidr(stack, "PrivateSubnetB")).isEqualTo("10.0.0.48/28");
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/24, 10.0.0.0/24 is too small to be cut into subnets: take /23 or larger",
        "10.0.0.0/15, 10.0.0.0/15 is larger than a VPC can be: take a prefix of /16 or longer",
        "10.0.7.0/16, 10.0.7.0/16 begins in the middle of a block: write 10.0.0.0/16",
        "10.0.0.0/33, 10.0.0.0/33 is no block of IPv4 addresses: write one as 10.0.0.0/16"
    })
    void addressesThatDoNotFitAreAProblem(String addresses, String message) {
        assertThat(with("addresses", JsonValue.of(addresses)).design().problems())
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.pointer()).isEqualTo("/modules/vpc/addresses");
                    assertThat(problem.message()).startsWith(message);
                });
    }

    @Test
    void moreZonesThanLettersAreAProblem() {
        JsonObject settings =
                JsonValue.object()
                        .put("zones", 3)
                        .put("zone-letters", Design.texts(List.of("a", "b")))
                        .build();

        assertThat(new Designs().with("vpc", settings).design().problems())
                .containsExactly(
                        new Design.Problem(
                                "/modules/vpc/zones",
                                "there are letters for 2 zones, not for 3: add to zone-letters, or take fewer"));
        assertThat(with("zones", JsonValue.of(3)).design().problems()).isEmpty();
    }

    @Test
    void subnetsThatOverlapAreAProblem() {
        assertThat(
                        subnets(
                                        List.of("10.0.1.0/24", "10.0.1.128/25"),
                                        List.of("10.0.3.0/24", "10.0.4.0/24"))
                                .design()
                                .problems())
                .containsExactly(
                        new Design.Problem(
                                "/modules/vpc/public-subnets",
                                "10.0.1.128/25 overlaps 10.0.1.0/24: give each subnet addresses of its own"));
        assertThat(
                        subnets(
                                        List.of("10.0.1.0/25", "10.0.1.128/25"),
                                        List.of("10.0.3.0/24", "10.0.4.0/24"))
                                .design()
                                .problems())
                .isEmpty();
    }

    @Test
    void aGivenSubnetMayNotOverlapOneThatIsCut() {
        assertThat(subnets(List.of("10.0.1.0/24", "10.0.12.0/25"), List.of()).design().problems())
                .containsExactly(
                        new Design.Problem(
                                "/modules/vpc/public-subnets",
                                "10.0.12.0/24 overlaps 10.0.12.0/25: give each subnet addresses of its own"));
    }

    @ParameterizedTest
    @CsvSource({
        "10.1.2.0/24, '10.1.2.0/24 is not in the network''s addresses, 10.0.0.0/16'",
        "10.0.2.0/29, 10.0.2.0/29 is smaller than a subnet can be: take /28 or larger",
        "10.0.2.1/24, 10.0.2.1/24 begins in the middle of a block: write 10.0.2.0/24",
        "ten, ten is no block of IPv4 addresses"
    })
    void aSubnetThatDoesNotFitIsAProblem(String subnet, String message) {
        assertThat(subnets(List.of("10.0.1.0/24", subnet), List.of()).design().problems())
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.pointer()).isEqualTo("/modules/vpc/public-subnets/1");
                    assertThat(problem.message()).startsWith(message);
                });
    }

    @Test
    void asManySubnetsAsZonesAreNeeded() {
        Designs stack = subnets(List.of(), List.of("10.0.1.0/24"));

        assertThat(stack.design().problems())
                .containsExactly(
                        new Design.Problem(
                                "/modules/vpc/private-subnets",
                                "there are 1 subnets for 2 zones: give one a zone, or none to have them cut from addresses"));
        assertThat(stack.ids()).contains("PrivateSubnetB");
    }

    private static Designs with(String setting, JsonValue value) {
        return new Designs().with("vpc", JsonValue.object().put(setting, value).build());
    }

    private static Designs subnets(List<String> publicSubnets, List<String> privateSubnets) {
        return new Designs()
                .with(
                        "vpc",
                        JsonValue.object()
                                .put("public-subnets", Design.texts(publicSubnets))
                                .put("private-subnets", Design.texts(privateSubnets))
                                .build());
    }

    private static String cidr(Designs stack, String subnet) {
        return stack.resource(subnet).properties().text("CidrBlock").orElseThrow();
    }

    private static JsonObject properties(String id) {
        return DEFAULT.resource(id).properties();
    }

    private static String text(String id, String property) {
        return properties(id).text(property).orElseThrow();
    }

    private static String json(String id) {
        return JsonText.compact(properties(id));
    }

    private static String name(String id) {
        return properties(id).objects("Tags").stream()
                .filter(tag -> tag.text("Key").filter("Name"::equals).isPresent())
                .findFirst()
                .flatMap(tag -> tag.text("Value"))
                .orElseThrow();
    }
}
