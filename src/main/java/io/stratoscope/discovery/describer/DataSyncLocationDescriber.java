package io.stratoscope.discovery.describer;

import io.stratoscope.discovery.DescribeContext;
import io.stratoscope.discovery.Described;
import io.stratoscope.discovery.Describer;
import io.stratoscope.discovery.SdkJson;
import io.stratoscope.model.Arn;
import io.stratoscope.model.Evidence;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.Relation;
import io.stratoscope.model.RelationKind;
import io.stratoscope.model.ResourceType;

import software.amazon.awssdk.services.datasync.DataSyncClient;
import software.amazon.awssdk.services.datasync.model.DescribeLocationEfsResponse;
import software.amazon.awssdk.services.datasync.model.DescribeLocationS3Response;
import software.amazon.awssdk.services.datasync.model.ListLocationsResponse;
import software.amazon.awssdk.services.datasync.model.LocationListEntry;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * DataSync locations. Their ARNs do not tell the type of storage, the listing's URIs do; each type has a describe call of
 * its own. Of types other than EFS and S3 the listing is all that is read.
 */
public final class DataSyncLocationDescriber implements Describer {

    private static final String LIST_ACTION = "datasync:ListLocations";
    private static final String EFS_ACTION = "datasync:DescribeLocationEfs";
    private static final String S3_ACTION = "datasync:DescribeLocationS3";

    // What the fields of their evidence begin with.
    private static final String ACCESS_POINT = "AccessPointArn";
    private static final String ROLE = "FileSystemAccessRoleArn";
    private static final String EC2 = "Ec2Config.";
    private static final Set<String> EFS_FIELDS = Set.of(ACCESS_POINT, ROLE, EC2);
    private static final String S3_FIELDS = "S3Config.";

    /** {@code efs://eu-central-1.fs-0123/path}. */
    private static final Pattern EFS_URI = Pattern.compile("efs://([a-z0-9-]+)\\.(fs-[^/]+)(/.*)?");

    /** {@code s3://bucket/prefix/}; an access point's ARN in place of the bucket has colons. */
    private static final Pattern S3_URI = Pattern.compile("s3://([^/:]+)(/.*)?");

    @Override
    public String service() {
        return "datasync";
    }

    @Override
    public boolean handles(Arn arn) {
        return arn.service().equals("datasync") && arn.resourceKind().equals("location");
    }

    /** All in one: the listing is read once. */
    @Override
    public int taskSize() {
        return 100_000;
    }

    @Override
    public void find(DescribeContext context) {
        List<LocationListEntry> locations = new ArrayList<>();
        Attempt.call(context, LIST_ACTION, List.of(), () -> locations.addAll(list(context)));
        DataSyncTags tags = new DataSyncTags(context);
        FurtherCalls further = new FurtherCalls(context);
        for (LocationListEntry location : locations) {
            Arn arn = Arn.of(location.locationArn());
            if (context.confirmed(arn)) {
                continue;
            }
            Optional<Map<String, String>> known = tags.of(arn);
            if (tags.includes(known)) {
                report(location, known, context, further);
            }
        }
        further.tell();
    }

    @Override
    public void describe(List<Arn> wanted, DescribeContext context) {
        Attempt.batchesMissingAreGone(
                context,
                LIST_ACTION,
                wanted,
                Integer.MAX_VALUE,
                batch -> {
                    Set<Arn> open = new HashSet<>(batch);
                    Set<Arn> found = new HashSet<>();
                    DataSyncTags tags = new DataSyncTags(context);
                    FurtherCalls further = new FurtherCalls(context);
                    for (LocationListEntry location : list(context)) {
                        Arn arn = Arn.of(location.locationArn());
                        if (open.contains(arn)) {
                            report(location, tags.of(arn), context, further);
                            found.add(arn);
                        }
                    }
                    further.tell();
                    return found;
                });
    }

    private static List<LocationListEntry> list(DescribeContext context) {
        DataSyncClient dataSync = context.client(DataSyncClient.class);
        List<LocationListEntry> locations = new ArrayList<>();
        Pages.forEach(
                context,
                token ->
                        dataSync.listLocations(request ->
                                request.maxResults(DataSyncTaskDescriber.PAGE).nextToken(token)),
                ListLocationsResponse::nextToken,
                page -> locations.addAll(page.locations()));
        return locations;
    }

    private static void report(
            LocationListEntry location,
            Optional<Map<String, String>> tags,
            DescribeContext context,
            FurtherCalls further) {
        Arn arn = Arn.of(location.locationArn());
        String uri = location.locationUri() == null ? "" : location.locationUri();
        DataSyncClient dataSync = context.client(DataSyncClient.class);
        List<Relation> relations = new ArrayList<>(storage(arn, uri, context));
        JsonObject description = SdkJson.of(location);
        String action = LIST_ACTION;
        ResourceType type = ResourceType.DATASYNC_LOCATION;
        if (uri.startsWith("efs://")) {
            type = ResourceType.DATASYNC_LOCATION_EFS;
            var efs =
                    further.ask(
                            EFS_ACTION,
                            EFS_FIELDS,
                            List.of(arn),
                            () ->
                                    dataSync.describeLocationEfs(
                                            request -> request.locationArn(arn.toString())),
                            failure -> false);
            if (efs.isPresent()) {
                action = EFS_ACTION;
                description = SdkJson.of(efs.get());
                relations.addAll(efs(arn, efs.get()));
            }
        } else if (uri.startsWith("s3://")) {
            type = ResourceType.DATASYNC_LOCATION_S3;
            var s3 =
                    further.ask(
                            S3_ACTION,
                            S3_FIELDS,
                            arn,
                            () ->
                                    dataSync.describeLocationS3(
                                            request -> request.locationArn(arn.toString())));
            if (s3.isPresent()) {
                action = S3_ACTION;
                description = SdkJson.of(s3.get());
                relations.addAll(s3(arn, s3.get()));
            }
        }
        context.found(
                new Described(
                        arn,
                        type,
                        arn.resourceId(),
                        uri.isEmpty() ? arn.resourceId() : uri,
                        Optional.empty(),
                        tags.orElse(Map.of()),
                        tags.isPresent(),
                        action,
                        description),
                relations);
    }

    private static List<Relation> storage(Arn arn, String uri, DescribeContext context) {
        Matcher efs = EFS_URI.matcher(uri);
        Matcher s3 = S3_URI.matcher(uri);
        Optional<Arn> storage = Optional.empty();
        if (efs.matches()) {
            storage =
                    Optional.of(
                            new Arn(
                                    context.partition(),
                                    "elasticfilesystem",
                                    efs.group(1),
                                    context.accountId(),
                                    "file-system/" + efs.group(2)));
        } else if (s3.matches()) {
            storage = Optional.of(new Arn(context.partition(), "s3", "", "", s3.group(1)));
        }
        return storage.stream()
                .map(target ->
                        new Relation(
                                arn,
                                target,
                                RelationKind.STORES_IN,
                                new Evidence(LIST_ACTION, "LocationUri")))
                .toList();
    }

    private static List<Relation> efs(Arn arn, DescribeLocationEfsResponse location) {
        RelationsOf relations = new RelationsOf(arn, EFS_ACTION);
        relations.toArn(RelationKind.MOUNTS, location.accessPointArn(), ACCESS_POINT);
        relations.toArn(RelationKind.ASSUMES_ROLE, location.fileSystemAccessRoleArn(), ROLE);
        if (location.ec2Config() != null) {
            relations.toArn(
                    RelationKind.LOCATED_IN, location.ec2Config().subnetArn(), EC2 + "SubnetArn");
            List<String> groups = location.ec2Config().securityGroupArns();
            for (int i = 0; i < groups.size(); i++) {
                relations.toArn(
                        RelationKind.PROTECTED_BY,
                        groups.get(i),
                        EC2 + "SecurityGroupArns[" + i + "]");
            }
        }
        return relations.list();
    }

    private static List<Relation> s3(Arn arn, DescribeLocationS3Response location) {
        RelationsOf relations = new RelationsOf(arn, S3_ACTION);
        if (location.s3Config() != null) {
            relations.toArn(
                    RelationKind.ASSUMES_ROLE,
                    location.s3Config().bucketAccessRoleArn(),
                    S3_FIELDS + "BucketAccessRoleArn");
        }
        return relations.list();
    }
}
