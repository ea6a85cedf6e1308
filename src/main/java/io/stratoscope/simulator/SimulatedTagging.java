package io.stratoscope.simulator;

import io.stratoscope.model.Arn;

import software.amazon.awssdk.services.resourcegroupstaggingapi.ResourceGroupsTaggingApiClient;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.GetResourcesRequest;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.GetResourcesResponse;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.GetTagKeysRequest;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.GetTagKeysResponse;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.GetTagValuesRequest;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.GetTagValuesResponse;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.InvalidParameterException;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.PaginationTokenExpiredException;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.ResourceGroupsTaggingApiException;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.ResourceTagMapping;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.Tag;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.TagFilter;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The Resource Groups Tagging API of one region. It lists what is or was tagged, also some hours after its deletion, and
 * never what was not; what AWS's own API leaves out (IAM roles above all) is left out here too.
 */
final class SimulatedTagging extends SimulatedService implements ResourceGroupsTaggingApiClient {

    private static final int DEFAULT_PAGE = 50;
    private static final int GREATEST_PAGE = 100;
    private static final Paging.Limits NAMES =
            new Paging.Limits(100, 1, 100, "InvalidParameterException");

    /** What of IAM the tagging API knows (AWS: "Services that support the Resource Groups Tagging API"). */
    private static final Set<String> IAM_KINDS =
            Set.of(
                    "instance-profile",
                    "mfa",
                    "oidc-provider",
                    "policy",
                    "saml-provider",
                    "server-certificate");

    /** Where a page begins: after an ARN; the turn counts pages for hostile paging. */
    private record Position(String after, int turn) {
        String token() {
            String text = turn + "|" + after;
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    SimulatedTagging(AccountState account, String region) {
        super(account, region, "tag", ResourceGroupsTaggingApiException::builder);
    }

    @Override
    public GetResourcesResponse getResources(GetResourcesRequest request) {
        return call("GetResources", request, () -> resources(request));
    }

    private GetResourcesResponse resources(GetResourcesRequest request) {
        check(request);
        int asked = Optional.ofNullable(request.resourcesPerPage()).orElse(DEFAULT_PAGE);
        if (asked < 1 || asked > GREATEST_PAGE) {
            throw invalid("ResourcesPerPage must be between 1 and 100");
        }
        boolean hostile = account().faults().isHostilePaging();
        Position at = position(Optional.ofNullable(request.paginationToken()).orElse(""));
        int length = hostile ? Paging.hostileLength(asked, at.turn()) : asked;
        List<ResourceTagMapping> page = new ArrayList<>();
        String last = at.after();
        boolean more = false;
        for (Map.Entry<String, TagIndex.Entry> entry :
                account().tags().entries(region()).tailMap(at.after(), false).entrySet()) {
            Map<String, String> tags = listed(entry.getValue());
            if (!matches(request, entry.getKey(), tags)) {
                continue;
            }
            if (page.size() == length) {
                more = true;
                break;
            }
            page.add(mapping(entry.getKey(), tags));
            last = entry.getKey();
        }
        boolean goesOn = more || (hostile && !page.isEmpty());
        return GetResourcesResponse.builder()
                .resourceTagMappingList(page)
                // AWS ends with an empty token, not without one.
                .paginationToken(goesOn ? new Position(last, at.turn() + 1).token() : "")
                .build();
    }

    private void check(GetResourcesRequest request) {
        if (request.tagFilters().size() > 50
                || request.tagFilters().stream().anyMatch(filter -> filter.values().size() > 20)) {
            throw invalid("There are too many tag filters, or too many values in one");
        }
        if (request.hasResourceARNList()
                && (request.hasTagFilters() || request.hasResourceTypeFilters())) {
            throw invalid("ResourceARNList cannot be combined with filters");
        }
        if (request.resourceARNList().size() > 100) {
            throw invalid("ResourceARNList has more than 100 members");
        }
    }

    private static boolean matches(
            GetResourcesRequest request, String arn, Map<String, String> tags) {
        if (tags.isEmpty()) {
            return false;
        }
        if (request.hasResourceARNList() && !request.resourceARNList().contains(arn)) {
            return false;
        }
        return request.tagFilters().stream().allMatch(filter -> matches(filter, tags))
                && isListed(Arn.of(arn))
                && (request.resourceTypeFilters().isEmpty()
                        || request.resourceTypeFilters().stream()
                                .anyMatch(type -> isOfType(Arn.of(arn), type)));
    }

    private static boolean matches(TagFilter filter, Map<String, String> tags) {
        String value = tags.get(filter.key());
        return value != null && (filter.values().isEmpty() || filter.values().contains(value));
    }

    private static boolean isListed(Arn arn) {
        return !arn.service().equals("iam") || IAM_KINDS.contains(arn.resourceKind());
    }

    private static boolean isOfType(Arn arn, String type) {
        int colon = type.indexOf(':');
        return colon < 0
                ? arn.service().equals(type)
                : arn.service().equals(type.substring(0, colon))
                        && arn.resourceKind().equals(type.substring(colon + 1));
    }

    private static ResourceTagMapping mapping(String arn, Map<String, String> listed) {
        List<Tag> tags =
                new TreeMap<>(listed)
                        .entrySet().stream()
                                .map(tag ->
                                        Tag.builder()
                                                .key(tag.getKey())
                                                .value(tag.getValue())
                                                .build())
                                .toList();
        return ResourceTagMapping.builder().resourceARN(arn).tags(tags).build();
    }

    private Position position(String token) {
        if (token.isEmpty()) {
            return new Position("", 0);
        }
        try {
            String text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
            int bar = text.indexOf('|');
            if (bar > 0) {
                return new Position(
                        text.substring(bar + 1), Integer.parseInt(text.substring(0, bar)));
            }
        } catch (IllegalArgumentException e) {
            throw expiredToken();
        }
        throw expiredToken();
    }

    private RuntimeException expiredToken() {
        return error(
                PaginationTokenExpiredException.builder(),
                400,
                "PaginationTokenExpiredException",
                "A PaginationToken is valid for a maximum of 15 minutes.");
    }

    private RuntimeException invalid(String message) {
        return error(
                InvalidParameterException.builder(), 400, "InvalidParameterException", message);
    }

    @Override
    public GetTagKeysResponse getTagKeys(GetTagKeysRequest request) {
        return call(
                "GetTagKeys",
                request,
                () -> {
                    Set<String> keys = new TreeSet<>();
                    visible().forEach(tags -> keys.addAll(tags.keySet()));
                    var page = page(List.copyOf(keys), NAMES, null, request.paginationToken());
                    return GetTagKeysResponse.builder()
                            .tagKeys(page.items())
                            .paginationToken(page.nextToken().orElse(""))
                            .build();
                });
    }

    @Override
    public GetTagValuesResponse getTagValues(GetTagValuesRequest request) {
        return call(
                "GetTagValues",
                request,
                () -> {
                    Set<String> values = new TreeSet<>();
                    visible()
                            .forEach(tags ->
                                    Optional.ofNullable(tags.get(request.key()))
                                            .ifPresent(values::add));
                    var page = page(List.copyOf(values), NAMES, null, request.paginationToken());
                    return GetTagValuesResponse.builder()
                            .tagValues(page.items())
                            .paginationToken(page.nextToken().orElse(""))
                            .build();
                });
    }

    private List<Map<String, String>> visible() {
        return account().tags().entries(region()).entrySet().stream()
                .filter(entry -> isListed(Arn.of(entry.getKey())))
                .map(entry -> listed(entry.getValue()))
                .toList();
    }

    private Map<String, String> listed(TagIndex.Entry entry) {
        return entry.listed(account().clockTime());
    }
}
