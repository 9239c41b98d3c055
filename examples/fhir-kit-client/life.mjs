// The life of a prescription at the sandbox's national medication list, told with fhir-kit-client: a physician prescribes, a pharmacist
// verifies and dispenses, one package is taken back, the physician corrects, ends and restores. Each line that is printed was observed.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { Client } from 'fhir-kit-client';
import { Agent, setGlobalDispatcher } from 'undici';

const { FHIR_URL, CREDENTIALS, PHYSICIAN_TOKEN, PHARMACIST_TOKEN, PATIENT = '199001012385' } = process.env;
const STEM = 'http://electronichealth.se/fhir/StructureDefinition/';
const NAMING = 'http://electronichealth.se/fhir/NamingSystem/';

// The client uses Node's fetch, and fetch gets its client certificate from the dispatcher.
setGlobalDispatcher(new Agent({
  connect: {
    pfx: readFileSync(`${CREDENTIALS}/client.p12`),
    passphrase: readFileSync(`${CREDENTIALS}/client.p12.password`, 'utf8').trim(),
    ca: readFileSync(`${CREDENTIALS}/trust.pem`),
  },
}));

const coded = (json) => Buffer.from(JSON.stringify(json)).toString('base64');

/** One user at work with one patient; the headers of every call are those that the list asks for. */
class Professional {
  constructor(name, token, purpose, access) {
    this.name = name;
    this.purpose = { 'x-purpose': purpose, 'x-access': access };
    this.client = new Client({ baseUrl: FHIR_URL, bearerToken: token });
    this.context = randomUUID();
  }

  reading() {
    return {
      headers: {
        'x-request-id': randomUUID(),
        'x-context-id': this.context,
        'x-user-agent': coded({ name: 'TEST fhir-kit-client', version: '1' }),
        ...(this.patient ? { 'x-patientref': this.patient, ...this.purpose } : {}),
      },
    };
  }

  writing(activity, more = {}) {
    const { headers } = this.reading();
    const who = {
      resourceType: 'Provenance',
      contained: [{ resourceType: 'Practitioner', id: 'who', name: [{ family: this.name }] }],
      activity: { coding: [{ code: activity }] },
      agent: [{ who: { reference: '#who' } }],
    };
    return {
      headers: {
        ...headers,
        'content-type': 'application/fhir+json',
        'x-provenance': coded(who),
        'x-org-info': coded({ orgenhetsOrt: 'Strand' }),
        ...more,
      },
    };
  }

  async open(personnummer) {
    const found = await this.client.search({
      resourceType: 'Patient',
      searchParams: { identifier: `http://electronichealth.se/identifier/personnummer|${personnummer}` },
      options: this.reading(),
    });
    assert.equal(found.entry?.length, 1, `one patient ${personnummer}`);
    this.patient = found.entry[0].resource.id;
  }
}

const extension = (name, type, value) => ({ url: STEM + name, [`value${type}`]: value });
const article = {
  coding: [
    { system: `${NAMING}nplid`, code: '20990101000028' },
    { system: `${NAMING}nplpackid`, code: '20990101100025' },
  ],
  text: 'TEST Cetirin 10 mg, Tablett, 10 mg',
};

const prescription = (patient, dosage) => ({
  resourceType: 'MedicationRequest',
  status: 'active',
  intent: 'order',
  contained: [{
    resourceType: 'Practitioner',
    id: 'p',
    extension: [
      extension('NLLWorkplacecode', 'String', '9000000000011'),
      extension('NLLWorkplaceName', 'String', 'TEST Vårdcentralen Strand'),
    ],
    name: [{ family: 'Testläkare', given: ['Anna'] }],
    telecom: [{ system: 'phone', value: '08-4650001' }],
    qualification: [{
      identifier: [{ system: 'http://electronichealth.se/identifier/forskrivarkod', value: '9000019' }],
      code: { coding: [{ system: 'http://electronichealth.se/fhir/ValueSet/profession-code', code: 'LK' }] },
    }],
  }],
  extension: [extension('NLLPatientTreatmentReason', 'String', 'Mot allergi')],
  medicationCodeableConcept: article,
  subject: { reference: `Patient/${patient}` },
  requester: { reference: '#p' },
  dosageInstruction: [{ text: dosage }],
  dispenseRequest: {
    extension: [
      extension('NLLNumberOfDispensesAllowed', 'UnsignedInt', 2),
      extension('NLLNumberOfPackagesPrescribed', 'UnsignedInt', 1),
    ],
  },
});

const dispense = (patient, of, dispatch) => ({
  resourceType: 'MedicationDispense',
  status: 'completed',
  extension: [
    extension('nllActorDispatchId', 'String', dispatch),
    extension('NLLDispatchRowNo', 'Decimal', 1),
    extension('nllBenefitChoiceCode', 'Code', 'U'),
    extension('nllNumberOfPackagesDispensed', 'PositiveInt', 1),
  ],
  medicationCodeableConcept: article,
  subject: { reference: `Patient/${patient}` },
  authorizingPrescription: [{ reference: of }],
  substitution: { wasSubstituted: false },
});

const version = (resource) => `${resource.resourceType}/${resource.id}/_history/${resource.meta.versionId}`;
const parameters = (...parts) => ({ resourceType: 'Parameters', parameter: [{ name: 'entry', part: parts }] });

/** What a call is refused with: the status and the OperationOutcome. */
async function refused(call) {
  const error = await call.then(() => assert.fail('it was not refused'), (reason) => reason);
  assert.ok(error.response, String(error));
  assert.equal(error.response.data.resourceType, 'OperationOutcome');
  return { status: error.response.status, outcome: error.response.data };
}

let steps = 0;
const told = (text) => console.log(`${String(++steps).padStart(2)}. ${text}`);

const physician = new Professional('Testläkare', PHYSICIAN_TOKEN, 'VARD', 'TILLFALLIGT_SAMTYCKE');
const pharmacist = new Professional('Testapotekare', PHARMACIST_TOKEN, 'EXPEDIERING', 'UTAN_KRAV_SAMTYCKE');
await physician.open(PATIENT);
await pharmacist.open(PATIENT);
assert.equal(physician.patient, pharmacist.patient);
told(`the patient is ${physician.patient} to both`);

const made = await physician.client.create({
  resourceType: 'MedicationRequest',
  body: prescription(physician.patient, '1 tablett vid behov'),
  options: physician.writing('REGISTRERA'),
});
assert.equal(made.meta.versionId, '1');
told(`prescribed: ${version(made)}, ${made.status}`);

const of = { resourceType: 'MedicationRequest', id: made.id };
const list = await pharmacist.client.search({
  resourceType: 'MedicationRequest',
  searchParams: { patient: pharmacist.patient },
  options: pharmacist.reading(),
});
assert.ok(list.entry.some((entry) => entry.resource.id === made.id));
told(`the pharmacist finds it among ${list.entry.length}`);

const corrected = structuredClone(made);
corrected.dosageInstruction[0].text = '1 tablett dagligen';
const second = await physician.client.update({ ...of, body: corrected, options: physician.writing('KORRIGERA') });
assert.equal(second.meta.versionId, '2');
const stale = await refused(physician.client.update({ ...of, body: corrected, options: physician.writing('KORRIGERA') }));
assert.equal(stale.status, 409);
told(`corrected to version 2; the same change of version 1 once more is refused with ${stale.status}`);

const dispatch = `TEST-${randomUUID()}`;
const wanted = dispense(pharmacist.patient, version(second), dispatch);
await pharmacist.client.operation({
  name: '$verify',
  resourceType: 'MedicationDispense',
  input: { resourceType: 'Parameters', parameter: [{ name: 'resource', resource: wanted }] },
  options: pharmacist.writing('EXPEDIERA'),
});
const before = await pharmacist.client.search({
  resourceType: 'MedicationDispense',
  searchParams: { patient: pharmacist.patient, prescription: `MedicationRequest/${made.id}` },
  options: pharmacist.reading(),
});
assert.equal(before.entry?.length ?? 0, 0);
told('verified, and nothing is stored of it');

const first = await pharmacist.client.create({
  resourceType: 'MedicationDispense', body: wanted, options: pharmacist.writing('EXPEDIERA'),
});
told(`dispensed: ${version(first)}`);
const outdated = await refused(pharmacist.client.create({
  resourceType: 'MedicationDispense',
  body: dispense(pharmacist.patient, version(made), `TEST-${randomUUID()}`),
  options: pharmacist.writing('EXPEDIERA'),
}));
assert.equal(outdated.status, 409);
told(`a dispense of version 1, which is no longer the latest, is refused with ${outdated.status}`);

const latest = await pharmacist.client.read({ ...of, options: pharmacist.reading() });
const last = await pharmacist.client.create({
  resourceType: 'MedicationDispense',
  body: dispense(pharmacist.patient, version(latest), `TEST-${randomUUID()}`),
  options: pharmacist.writing('EXPEDIERA'),
});
const empty = await pharmacist.client.read({ ...of, options: pharmacist.reading() });
assert.equal(empty.status, 'completed');
told(`the second and last uttag is dispensed, and the prescription is ${empty.status}`);

const none = await refused(pharmacist.client.create({
  resourceType: 'MedicationDispense',
  body: dispense(pharmacist.patient, version(empty), `TEST-${randomUUID()}`),
  options: pharmacist.writing('EXPEDIERA'),
}));
assert.equal(none.status, 422);
told(`a third is refused with ${none.status}: ${none.outcome.issue.map((issue) => issue.details?.coding?.[0]?.code).join(', ')}`);

await pharmacist.client.update({
  resourceType: 'MedicationDispense',
  id: last.id,
  body: { ...last, status: 'entered-in-error' },
  options: pharmacist.writing('KORRIGERA'),
});
const again = await pharmacist.client.read({ ...of, options: pharmacist.reading() });
assert.equal(again.status, 'active');
told(`the last one is taken back, and the prescription is ${again.status} again`);

await physician.client.operation({
  name: '$end',
  resourceType: 'MedicationRequest',
  input: parameters(
    { name: 'resource', valueReference: { reference: `MedicationRequest/${made.id}` } },
    { name: 'activity', valueCodeableConcept: { coding: [{ code: 'AVSLUTA' }] } },
    { name: 'reason', valueCodeableConcept: { text: 'Behandlingen är klar' } },
  ),
  options: physician.writing('AVSLUTA'),
});
const ended = await physician.client.read({ ...of, options: physician.reading() });
assert.notEqual(ended.status, 'active');
told(`ended: ${ended.status}`);

const untouched = await physician.client.create({
  resourceType: 'MedicationRequest',
  body: prescription(physician.patient, '2 tabletter vid behov'),
  options: physician.writing('REGISTRERA'),
});
const cancel = parameters(
  { name: 'resource', valueReference: { reference: `MedicationRequest/${untouched.id}` } },
  { name: 'activity', valueCodeableConcept: { coding: [{ code: 'MAKULERA' }] } },
  { name: 'reason', valueCodeableConcept: { text: 'Fel läkemedel' } },
);
await physician.client.operation({ name: '$end', resourceType: 'MedicationRequest', input: cancel, options: physician.writing('MAKULERA') });
await physician.client.operation({
  name: '$restore',
  input: parameters({ name: 'resource', valueReference: { reference: `MedicationRequest/${untouched.id}/_history/1` } }),
  options: physician.writing('ATERSTALL'),
});
const history = await physician.client.history({
  resourceType: 'MedicationRequest', id: untouched.id, options: physician.reading(),
});
assert.deepEqual(history.entry.map((entry) => entry.resource.status).slice(-1), ['active']);
assert.equal(history.entry.length, 3);
told(`another is cancelled and restored: ${history.entry.map((entry) => `${entry.resource.meta.versionId} ${entry.resource.status}`).join(', ')}`);

const provenance = await physician.client.search({
  resourceType: 'Provenance',
  searchParams: { target: `MedicationRequest/${made.id}`, patient: physician.patient },
  options: physician.reading(),
});
assert.ok(provenance.entry.length >= 2);
told(`who did what is told by ${provenance.entry.length} Provenance`);

const bare = await refused(physician.client.search({
  resourceType: 'MedicationRequest',
  searchParams: { patient: physician.patient },
  options: { headers: { 'x-request-id': randomUUID() } },
}));
assert.equal(bare.status, 400);
told(`a call that does not say what for is refused with ${bare.status}`);
console.log(`fhir-kit-client: ${steps} steps as they should be`);
