package io.stratoscope.provision.resource;

import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.provision.driver.Driver;
import io.stratoscope.provision.driver.Existing;
import io.stratoscope.provision.driver.Order;
import io.stratoscope.provision.driver.Removal;
import io.stratoscope.provision.driver.Scope;

import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.NotFoundException;

import java.util.List;
import java.util.Set;

/** Another name for a KMS key. Those of the stack's keys are the stack's. */
final class KmsAliasDriver implements Driver {

    private static final String NAME = "AliasName";
    private static final String KEY = "TargetKeyId";

    @Override
    public String type() {
        return "AWS::KMS::Alias";
    }

    @Override
    public Set<String> createOnly() {
        return Set.of(NAME);
    }

    @Override
    public String key(JsonObject properties) {
        return properties.text(NAME).orElse("");
    }

    @Override
    public List<Existing> list(Scope scope) {
        KmsClient kms = scope.client(KmsClient.class);
        return scope.existing("AWS::KMS::Key").stream()
                .flatMap(key ->
                        kms
                                .listAliasesPaginator(request -> request.keyId(key.ref()))
                                .aliases()
                                .stream()
                                .map(alias -> existing(alias.aliasName(), key.ref())))
                .toList();
    }

    private Existing existing(String name, String key) {
        return Existing.part(
                type(),
                name,
                name,
                JsonObject.EMPTY,
                JsonValue.object().put(NAME, name).put(KEY, key).build());
    }

    @Override
    public Existing create(Order order) {
        String name = order.text(NAME);
        String key = order.text(KEY);
        order.client(KmsClient.class)
                .createAlias(request -> request.aliasName(name).targetKeyId(key));
        return existing(name, key);
    }

    @Override
    public void update(Existing existing, Order order) {
        order.client(KmsClient.class)
                .updateAlias(
                        request -> request.aliasName(existing.ref()).targetKeyId(order.text(KEY)));
    }

    @Override
    public void delete(Existing existing, Removal removal) {
        try {
            removal.client(KmsClient.class)
                    .deleteAlias(request -> request.aliasName(existing.ref()));
        } catch (NotFoundException _) {
            // Gone already.
        }
    }
}
