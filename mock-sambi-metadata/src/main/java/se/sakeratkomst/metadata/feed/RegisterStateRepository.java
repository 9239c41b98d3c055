package se.sakeratkomst.metadata.feed;

import java.util.Optional;
import org.springframework.data.repository.ListCrudRepository;

/** Where the states of registers lie. */
public interface RegisterStateRepository extends ListCrudRepository<RegisterState, Long> {

    Optional<RegisterState> findByLabAndFederationAndEnvironment(String lab, String federation, String environment);
}
