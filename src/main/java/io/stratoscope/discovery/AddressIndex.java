package io.stratoscope.discovery;

import io.stratoscope.model.Arn;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which resource has an address. Private addresses are unique within their VPC only. */
final class AddressIndex {

    private record Private(String vpc, String address) {}

    private final Map<String, Arn> publicAddresses = new HashMap<>();
    private final Map<Private, Arn> tasks = new HashMap<>();

    private AddressIndex() {}

    static AddressIndex of(Collection<Resource> resources) {
        AddressIndex index = new AddressIndex();
        Map<String, String> vpcBySubnet = new HashMap<>();
        for (Resource resource : resources) {
            if (resource.type().equals(ResourceType.SUBNET)) {
                resource.description()
                        .text("VpcId")
                        .ifPresent(vpc -> vpcBySubnet.put(resource.id(), vpc));
            } else if (resource.type().equals(ResourceType.ELASTIC_IP)) {
                resource.description()
                        .text("PublicIp")
                        .ifPresent(address -> index.publicAddresses.put(address, resource.arn()));
            }
        }
        resources.stream()
                .filter(resource -> resource.type().equals(ResourceType.ECS_TASK))
                .forEach(task -> index.addTask(task, vpcBySubnet));
        return index;
    }

    private void addTask(Resource task, Map<String, String> vpcBySubnet) {
        for (JsonObject attachment : task.description().objects("attachments")) {
            Map<String, String> details = new HashMap<>();
            for (JsonObject detail : attachment.objects("details")) {
                details.put(detail.text("name").orElse(""), detail.text("value").orElse(""));
            }
            String vpc = vpcBySubnet.get(details.getOrDefault("subnetId", ""));
            String address = details.get("privateIPv4Address");
            if (vpc != null && address != null) {
                tasks.putIfAbsent(new Private(vpc, address), task.arn());
            }
        }
    }

    /** The task that has an address in a VPC. */
    Optional<Arn> task(String vpc, String address) {
        return Optional.ofNullable(tasks.get(new Private(vpc, address)));
    }

    /** The task that has an address, where just one has it in all VPCs: a record does not say which VPC it means. */
    Optional<Arn> onlyTask(String address) {
        List<Arn> found =
                tasks.entrySet().stream()
                        .filter(entry -> entry.getKey().address().equals(address))
                        .map(Map.Entry::getValue)
                        .toList();
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    /** The elastic IP of an address. */
    List<Arn> publicAddress(String address) {
        return Optional.ofNullable(publicAddresses.get(address)).stream().toList();
    }
}
