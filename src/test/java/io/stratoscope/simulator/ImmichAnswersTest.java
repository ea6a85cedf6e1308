package io.stratoscope.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stratoscope.json.JsonText;
import io.stratoscope.model.JsonValue.JsonArray;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.provision.TurningClock;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBClusterSnapshot;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.route53.model.Change;
import software.amazon.awssdk.services.route53.model.HostedZone;
import software.amazon.awssdk.services.route53.model.RRType;
import software.amazon.awssdk.services.route53.model.ResourceRecord;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/** What the published address of the simulated Immich project answers, over HTTP. */
final class ImmichAnswersTest {

    private static final String SITE = "https://immich.ronchese.pp.ua";
    private static final String REGION = SimulatedAccount.HOME_REGION;

    private final TurningClock clock = new TurningClock(Instant.parse("2026-03-01T12:00:00Z"));
    private final SimulatedAccount account = SimulatedAccount.immich(clock);
    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        http.close();
        account.close();
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(account.reach(URI.create(SITE + path)));
    }

    private HttpRequest.Builder known(String path) {
        return to(path).header("x-api-key", SimulatedAccount.immichKey());
    }

    private <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> body)
            throws IOException, InterruptedException {
        return http.send(request.build(), body);
    }

    private HttpResponse<String> send(HttpRequest.Builder request)
            throws IOException, InterruptedException {
        return send(request, BodyHandlers.ofString());
    }

    private JsonObject json(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer = send(request);
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 201);
        assertThat(answer.headers().firstValue("content-type").orElseThrow())
                .startsWith("application/json");
        return (JsonObject) JsonText.parse(answer.body());
    }

    private JsonObject error(HttpRequest.Builder request, int status)
            throws IOException, InterruptedException {
        HttpResponse<String> answer = send(request);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        JsonObject error = (JsonObject) JsonText.parse(answer.body());
        assertThat(error.number("statusCode").orElseThrow().intValue()).isEqualTo(status);
        assertThat(error.text("error")).isPresent();
        assertThat(error.text("correlationId")).isPresent();
        return error;
    }

    private JsonObject search(String what) throws IOException, InterruptedException {
        return json(known("/api/search/metadata").POST(BodyPublishers.ofString(what)));
    }

    private JsonObject first() throws IOException, InterruptedException {
        return search("{\"size\":9,\"order\":\"asc\",\"withExif\":true}")
                .objects("assets", "items")
                .stream()
                .filter(asset -> asset.text("type").filter("IMAGE"::equals).isPresent())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void anybodyHearsWhoAnswersAndWhetherItIsWell() throws Exception {
        assertThat(json(to("/api/server/ping")).text("res")).contains("pong");
        JsonObject version = json(to("/api/server/version"));
        assertThat(version.number("major").orElseThrow().intValue()).isOne();
        assertThat(version.number("minor").orElseThrow().intValue()).isEqualTo(132);
        assertThat(version.number("patch").orElseThrow().intValue()).isEqualTo(3);
        JsonObject config = json(to("/api/server/config"));
        assertThat(config.isTrue("isInitialized")).isTrue();
        assertThat(config.isTrue("maintenanceMode")).isFalse();
        assertThat(json(to("/api/server/features")).isTrue("passwordLogin")).isTrue();
    }

    @Test
    void nobodyIsLetInWithoutAKeyOfTheDatabase() throws Exception {
        assertThat(error(to("/api/server/about"), 401).text("message"))
                .contains("Authentication required");
        assertThat(error(to("/api/albums").header("x-api-key", "wrong"), 401).text("message"))
                .contains("Invalid API key");
        assertThat(json(known("/api/server/about")).text("version")).contains("v1.132.3");
    }

    @Test
    void whoLogsInSeesHisOwnAndIsNoAdministrator() throws Exception {
        JsonObject entered =
                json(
                        to("/api/auth/login")
                                .POST(
                                        BodyPublishers.ofString(
                                                "{\"email\":\"anna@immich.example\",\"password\":\""
                                                        + SimulatedAccount.immichKey()
                                                        + "\"}")));
        assertThat(entered.isTrue("isAdmin")).isFalse();
        String bearer = "Bearer " + entered.text("accessToken").orElseThrow();
        JsonObject annas = json(to("/api/assets/statistics").header("Authorization", bearer));
        JsonObject admins = json(known("/api/assets/statistics"));
        assertThat(annas.number("total").orElseThrow())
                .isPositive()
                .isNotEqualTo(admins.number("total").orElseThrow());
        error(to("/api/admin/users").header("Authorization", bearer), 403);
        String foreign = first().text("id").orElseThrow();
        assertThat(
                        error(to("/api/assets/" + foreign).header("Authorization", bearer), 400)
                                .text("message"))
                .contains("Not found or no asset.read access");

        assertThat(
                        error(
                                        to("/api/auth/login")
                                                .POST(
                                                        BodyPublishers.ofString(
                                                                "{\"email\":\"anna@immich.example\",\"password\":\"x\"}")),
                                        401)
                                .text("message"))
                .contains("Incorrect email or password");
        error(to("/api/auth/login").POST(BodyPublishers.ofString("[]")), 400);
    }

    @Test
    void whatIsNotThereIsNoAccessAndWhatIsNoWayIsNotFound() throws Exception {
        assertThat(error(known("/api/albums/" + UUID.randomUUID()), 400).text("message"))
                .contains("Not found or no album.read access");
        assertThat(error(known("/api/albums/nobody"), 400).texts("message"))
                .containsExactly("id must be a UUID");
        error(known("/api/server/ping").DELETE(), 404);
        error(known("/api/nothing"), 404);
        error(known("/api/search/metadata").POST(BodyPublishers.ofString("{")), 400);
        assertThat(
                        error(
                                        known("/api/search/metadata")
                                                .POST(
                                                        BodyPublishers.ofString(
                                                                "{\"page\":0,\"size\":1001,\"createdBefore\":\"soon\"}")),
                                        400)
                                .texts("message"))
                .hasSize(3);
    }

    @Test
    void countsAgreeHoweverTheyAreAskedFor() throws Exception {
        JsonObject all = json(known("/api/server/statistics"));
        long byUser = 0;
        for (JsonObject user : all.objects("usageByUser")) {
            byUser += user.number("photos").orElseThrow().longValue();
        }
        assertThat(all.number("photos").orElseThrow().longValue()).isEqualTo(byUser);
        long own = json(known("/api/assets/statistics")).number("total").orElseThrow().longValue();
        assertThat(
                        json(known("/api/search/statistics").POST(BodyPublishers.ofString("{}")))
                                .number("total")
                                .orElseThrow()
                                .longValue())
                .isEqualTo(own);
        assertThat(JsonText.parse(send(known("/api/admin/users")).body()))
                .asString()
                .contains("anna");
        assertThat(json(known("/api/server/storage")).number("diskUseRaw").orElseThrow())
                .isPositive();
    }

    @Test
    void aSearchGoesByUploadAndByPage() throws Exception {
        JsonObject oldest = search("{\"size\":2,\"order\":\"asc\"}");
        assertThat(oldest.number("assets", "total").orElseThrow().intValue()).isEqualTo(2);
        assertThat(oldest.text("assets", "nextPage")).contains("2");
        JsonObject second = search("{\"size\":1,\"page\":2,\"order\":\"asc\"}");
        assertThat(second.objects("assets", "items").getFirst().text("id"))
                .isEqualTo(oldest.objects("assets", "items").getLast().text("id"));
        JsonObject none = search("{\"createdBefore\":\"2025-12-31T00:00:00Z\"}");
        assertThat(none.objects("assets", "items")).isEmpty();
        assertThat(none.text("assets", "nextPage")).isEmpty();
        String now = clock.instant().toString();
        assertThat(search("{\"createdAfter\":\"" + now + "\"}").objects("assets", "items"))
                .isEmpty();
        clock.turn(Duration.ofDays(2));
        assertThat(search("{\"createdAfter\":\"" + now + "\"}").objects("assets", "items"))
                .as("what was uploaded since")
                .isNotEmpty();
    }

    @Test
    void albumsHaveTheirPhotosInThem() throws Exception {
        JsonObject album =
                (JsonObject)
                        ((JsonArray)
                                        JsonText.parse(send(known("/api/albums")).body()))
                                .items()
                                .getFirst();
        String id = album.text("id").orElseThrow();
        int count = album.number("assetCount").orElseThrow().intValue();
        assertThat(json(known("/api/albums/" + id)).objects("assets")).hasSize(count);
        assertThat(json(known("/api/albums/" + id + "?withoutAssets=true")).objects("assets"))
                .isEmpty();
        assertThat(send(known("/api/albums?shared=true")).body()).isEqualTo("[]");
    }

    @Test
    void theBytesOfAnOriginalAreThoseOfItsChecksum() throws Exception {
        JsonObject asset = first();
        String id = asset.text("id").orElseThrow();
        HttpResponse<byte[]> original =
                send(known("/api/assets/" + id + "/original"), BodyHandlers.ofByteArray());
        assertThat(original.statusCode()).isEqualTo(200);
        assertThat(original.headers().firstValue("content-type")).contains("image/jpeg");
        assertThat(original.body())
                .hasSize(asset.number("exifInfo", "fileSizeInByte").orElseThrow().intValue());
        assertThat(
                        Base64.getEncoder()
                                .encodeToString(
                                        MessageDigest.getInstance("SHA-1").digest(original.body())))
                .isEqualTo(asset.text("checksum").orElseThrow());
        assertThat(thumbnail(id, "").headers().firstValue("content-type")).contains("image/webp");
        assertThat(thumbnail(id, "?size=preview").headers().firstValue("content-type"))
                .contains("image/jpeg");
        assertThat(thumbnail(id, "?size=huge").statusCode()).isEqualTo(400);
    }

    private HttpResponse<byte[]> thumbnail(String id, String query) throws Exception {
        return send(known("/api/assets/" + id + "/thumbnail" + query), BodyHandlers.ofByteArray());
    }

    @Test
    void aLostOriginalIsTheOnlyOneThatTells() throws Exception {
        JsonObject asset = first();
        String id = asset.text("id").orElseThrow();
        new TamperedFiles(account).lose(asset.text("originalPath").orElseThrow());

        assertThat(json(known("/api/assets/" + id)).text("checksum"))
                .isEqualTo(asset.text("checksum"));
        assertThat(thumbnail(id, "").statusCode()).isEqualTo(200);
        error(known("/api/assets/" + id + "/original"), 500);
    }

    @Test
    void withoutTheDatabasePingAnswersAndConfigDoesNot() throws Exception {
        RdsClient rds = account.client(RdsClient.class, REGION);
        account.build(() ->
                List.copyOf(rds.describeDBInstances().dbInstances())
                        .forEach(instance ->
                                rds.deleteDBInstance(request ->
                                        request.dbInstanceIdentifier(
                                                        instance.dbInstanceIdentifier())
                                                .skipFinalSnapshot(true))));
        assertThat(json(to("/api/server/ping")).text("res")).contains("pong");
        json(to("/api/server/version"));
        error(to("/api/server/config"), 500);
        error(to("/api/server/features"), 500);
        error(known("/api/server/about"), 500);
    }

    @Test
    void aRestoredDatabaseAnswersOnceItHasAnInstanceWithTheRowsOfItsTime() throws Exception {
        account.guard().unlock();
        RdsClient rds = account.client(RdsClient.class, REGION);
        DBClusterSnapshot night =
                rds
                        .describeDBClusterSnapshots(
                                request -> request.dbClusterIdentifier("immich-database"))
                        .dbClusterSnapshots()
                        .stream()
                        .max(Comparator.comparing(DBClusterSnapshot::snapshotCreateTime))
                        .orElseThrow();
        DBCluster again =
                rds.restoreDBClusterFromSnapshot(request ->
                                request.dbClusterIdentifier("immich-again")
                                        .snapshotIdentifier(night.dbClusterSnapshotIdentifier())
                                        .engine(night.engine())
                                        .dbSubnetGroupName("immich-database"))
                        .dbCluster();
        long before = own();
        lead("database.immich.internal", again.endpoint());
        error(to("/api/server/config"), 500);

        rds.createDBInstance(request ->
                request.dbInstanceIdentifier("immich-again-1")
                        .dbClusterIdentifier("immich-again")
                        .dbInstanceClass("db.t4g.medium")
                        .engine(night.engine()));
        assertThat(own())
                .isEqualTo(
                        search("{\"size\":1000,\"createdBefore\":\"" + night.snapshotCreateTime() + "\"}")
                                .objects("assets", "items")
                                .size())
                .isLessThan(before);

        clock.turn(Duration.ofHours(1));
        account.client(SecretsManagerClient.class, REGION)
                .putSecretValue(request ->
                        request.secretId("immich/database-password").secretString("another"));
        error(to("/api/server/config"), 500);
        assertThat(json(to("/api/server/ping")).text("res")).contains("pong");
    }

    private long own() throws IOException, InterruptedException {
        return json(known("/api/assets/statistics")).number("total").orElseThrow().longValue();
    }

    private void lead(String name, String target) {
        Route53Client dns = account.client(Route53Client.class, REGION);
        Change change =
                Change.builder()
                        .action("UPSERT")
                        .resourceRecordSet(
                                ResourceRecordSet.builder()
                                        .name(name)
                                        .type(RRType.CNAME)
                                        .ttl(60L)
                                        .resourceRecords(
                                                ResourceRecord.builder().value(target).build())
                                        .build())
                        .build();
        for (HostedZone zone : dns.listHostedZonesPaginator().hostedZones()) {
            if (zone.name().equals("immich.internal.")) {
                dns.changeResourceRecordSets(request ->
                        request.hostedZoneId(zone.id())
                                .changeBatch(batch -> batch.changes(change)));
            }
        }
    }

    @Test
    void aServerThatIsMaintainedSaysSo() throws Exception {
        assertThat(
                        send(known("/api/admin/maintenance")
                                        .POST(BodyPublishers.ofString("{\"action\":\"start\"}")))
                                .statusCode())
                .isEqualTo(201);
        assertThat(json(to("/api/server/config")).isTrue("maintenanceMode")).isTrue();
        error(
                known("/api/admin/maintenance")
                        .POST(BodyPublishers.ofString("{\"action\":\"tea\"}")),
                400);
        error(
                to("/api/admin/maintenance").POST(BodyPublishers.ofString("{\"action\":\"end\"}")),
                401);
    }

    @Test
    void withoutAHealthyTargetTheLoadBalancerAnswersItself() throws Exception {
        account.disasters().turn(LostFiles.NAME, true);
        HttpResponse<String> answer = send(to("/api/server/ping"));
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("<h1>503 Service Temporarily Unavailable</h1>");
        account.disasters().turn(LostFiles.NAME, false);
        assertThat(send(to("/api/server/ping")).statusCode()).isEqualTo(200);

        EcsClient ecs = account.client(EcsClient.class, REGION);
        account.build(() ->
                ecs.updateService(request ->
                        request.cluster("immich").service("immich-server").desiredCount(0)));
        assertThat(send(to("/api/server/ping")).statusCode()).isEqualTo(503);
    }

    @Test
    void aServerWhoseMarkersAreMissingDoesNotStart() throws Exception {
        new TamperedFiles(account).lose("/library/.immich");
        assertThat(send(to("/api/server/ping")).statusCode()).isEqualTo(502);
    }

    @Test
    void namesLeadWhereRoute53SaysAndNowhereElse() throws Exception {
        URI named = account.reach(URI.create(SITE + "/api/x%20y?a=b%26c"));
        assertThat(named.getHost()).isEqualTo("127.0.0.1");
        assertThat(named.getRawPath()).isEqualTo("/api/x%20y");
        assertThat(named.getRawQuery()).isEqualTo("a=b%26c");
        assertThat(account.reach(URI.create("https://IMMICH.ronchese.pp.ua")).getPort())
                .isEqualTo(named.getPort());

        URI stranger = URI.create("https://example.com/api");
        assertThat(account.reach(stranger)).isEqualTo(stranger);
        URI mail = URI.create("mailto:somebody@example.com");
        assertThat(account.reach(mail)).isEqualTo(mail);

        for (String closed :
                List.of(
                        SITE + ":8443/",
                        "http://immich.ronchese.pp.ua:443/",
                        "https://other.immich.ronchese.pp.ua/",
                        "https://none-1.eu-central-1.elb.amazonaws.com/",
                        "https://none-1.xx-nowhere-1.elb.amazonaws.com/")) {
            assertThatThrownBy(
                            () -> send(HttpRequest.newBuilder(account.reach(URI.create(closed)))))
                    .as(closed)
                    .isInstanceOf(ConnectException.class);
        }
    }

    @Test
    void plainHttpIsSentToTls() throws Exception {
        HttpResponse<String> answer =
                send(
                        HttpRequest.newBuilder(
                                account.reach(
                                        URI.create(
                                                "http://immich.ronchese.pp.ua/api/albums?x=1"))));
        assertThat(answer.statusCode()).isEqualTo(301);
        assertThat(answer.headers().firstValue("location").orElseThrow())
                .startsWith("https://immich-alb-")
                .endsWith(":443/api/albums?x=1");
    }

    @Test
    void closingStopsItAndAskingAgainStartsItAnew() throws Exception {
        URI before = account.reach(URI.create(SITE + "/api/server/ping"));
        assertThat(send(HttpRequest.newBuilder(before)).statusCode()).isEqualTo(200);
        account.close();
        assertThatThrownBy(
                        () -> send(HttpRequest.newBuilder(before)))
                .isInstanceOf(IOException.class);
        assertThat(send(to("/api/server/ping")).statusCode()).isEqualTo(200);
    }
}
