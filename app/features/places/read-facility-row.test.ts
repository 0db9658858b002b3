import { describe, expect, test } from 'vitest';
import { findFacilityColumns } from './facility-columns';
import { readFacilityType } from './facility-type';
import { readFacilityRow } from './read-facility-row';

const registryHeader =
  'ID,Facility Number,Facility Name,Latitude,Longitude,Common Name,Region,District,Council,Ward,Village/Street,Facility Type,Operating Status,Ownership,Date Opened,Official Phone Number,MTUHA,CTC_ID,msd_id,PostalAddress,OfficialEmail,Website'.split(
    ',',
  );
const babayu: Record<string, string> = {
  ID: '2109',
  'Facility Number': '100214-6',
  'Facility Name': 'BABAYU',
  Latitude: '-5.626108',
  Longitude: '35.703579',
  'Common Name': 'Babayu Chini',
  Region: 'Dodoma Region',
  District: 'Chemba District',
  Council: 'Chemba DC',
  Ward: 'Makorongo',
  'Village/Street': 'Babayu',
  'Facility Type': 'Dispensary',
  'Operating Status': 'Operating',
  Ownership: 'LGA Public DED  Chemba',
  'Date Opened': '1973-05-09',
  'Official Phone Number': '0712345678',
  PostalAddress: 'P.O. Box 1',
  OfficialEmail: 'a@example.org',
};
const councilOf = (region: string, council: string) =>
  region === 'Dodoma Region' && council === 'Chemba DC' ? 'chemba-dc' : undefined;

function read(change: Record<string, string> = {}) {
  const columns = findFacilityColumns(registryHeader);
  if (!columns) throw new Error('the header is not known');
  const row = { ...babayu, ...change };
  return readFacilityRow(
    registryHeader.map((name) => row[name] ?? ''),
    columns,
    councilOf,
  );
}

describe('the header of a facility list', () => {
  test('of the registry has no column of anybody’s number, address or email', () => {
    const read = Object.values(findFacilityColumns(registryHeader) ?? {}).map(
      (place) => registryHeader[place],
    );
    expect(read).toEqual(
      expect.arrayContaining([
        'Facility Number',
        'Facility Name',
        'Village/Street',
        'Ownership',
        'Date Opened',
      ]),
    );
    expect(read.filter((name) => /phone|address|email|website|msd|ctc/i.test(name ?? ''))).toEqual([]);
  });

  test.each([
    'hfr_code,name,region,district,council,council_type,ward,facility_type,ownership_group,opened_on,lat,lon,status',
    'code,name,type,region,council,ward',
    'COUNCIL;Facility code;Facility name'.replaceAll(';', ','),
  ])('is known: %s', (header) => expect(findFacilityColumns(header.split(','))).toBeDefined());

  test.each(['All Operating Health Facilities', 'Name,Phone,Council', 'code,name', ''])(
    'is none: %s',
    (header) => expect(findFacilityColumns(header.split(','))).toBeUndefined(),
  );
});

describe('a row of the registry', () => {
  test('is read without what may be a private person’s', () => {
    expect(read()).toEqual({
      facility: {
        id: '100214-6',
        name: 'BABAYU',
        commonName: 'Babayu Chini',
        councilId: 'chemba-dc',
        ward: 'Makorongo',
        village: 'Babayu',
        level: 'dispensary',
        typeName: 'Dispensary',
        ownership: 'public',
        status: 'operating',
        openedOn: '1973-05-09',
        latitude: -5.626108,
        longitude: 35.703579,
        searchText: 'babayu babayu chini',
      },
    });
  });

  test.each([
    ['Facility Number', '100214', 'code'],
    ['Facility Number', '', 'code'],
    ['Facility Number', 'Not Set', 'code'],
    ['Facility Name', '', 'name'],
    ['Facility Name', 'NIL', 'name'],
    ['Facility Name', '???', 'name'],
    ['Council', 'Atlantis DC', 'council'],
    ['Region', 'Kigoma Region', 'council'],
  ])('with a %s of %j is rejected: %s', (column, value, rejection) =>
    expect(read({ [column]: value })).toEqual({ rejection }),
  );

  test.each([
    ['Common Name', 'Not Set', { commonName: null, searchText: 'babayu' }],
    ['Common Name', 'babayu', { commonName: 'babayu', searchText: 'babayu' }],
    ['Ward', 'NIL', { ward: null }],
    ['Latitude', '0', { latitude: null, longitude: null }],
    ['Latitude', '5.6', { latitude: null, longitude: null }],
    ['Longitude', 'Not Set', { latitude: null, longitude: null }],
    ['Longitude', '41.01', { latitude: null, longitude: null }],
    ['Longitude', '1e1000', { latitude: null, longitude: null }],
    ['Ownership', 'For Profit Private JOHN DOE', { ownership: 'private' }],
    ['Ownership', 'Faith Based Organization Diocese', { ownership: 'faith' }],
    ['Ownership', 'Prisons', { ownership: 'other' }],
    ['Ownership', '', { ownership: null }],
    ['Operating Status', '', { status: 'operating' }],
    ['Operating Status', 'Temporarily Closed', { status: 'closed' }],
    ['Operating Status', 'not_listed', { status: 'not_listed' }],
    ['Date Opened', '1973-02-30', { openedOn: null }],
    ['Date Opened', '0001-01-01', { openedOn: null }],
    ['Date Opened', 'Not Set', { openedOn: null }],
    ['Facility Type', '', { level: 'other', typeName: '' }],
    ['Facility Type', 'Optometry Clinic', { level: 'other', typeName: 'Optometry Clinic' }],
    ['Facility Name', 'x'.repeat(300), { name: 'x'.repeat(200) }],
  ])('with a %s of %j is read', (column, value, facility) =>
    expect(read({ [column]: value })).toMatchObject({ facility }),
  );
});

describe('a type of facility', () => {
  test.each([
    ['Health Center', 'health_centre'],
    ['HEALTH CENTRE', 'health_centre'],
    ['health_centre', 'health_centre'],
    ['National Super Specialized Hospital', 'specialised'],
    ['National Super Specialised Hospital', 'specialised'],
    ['District Hospital', 'council_hospital'],
    ['hospital_district_level', 'hospital_district_level'],
    ['Hospital at Zonal Level', 'hospital_zonal_level'],
    ['Super Specialized Polyclinic', 'other'],
    ['Level IA1 (Health Center Laboratory)', 'other'],
  ])('%s is %s', (type, level) => expect(readFacilityType(type).level).toBe(level));

  test('is kept in the registry’s words, whichever way it is written', () => {
    expect(readFacilityType('health_centre').typeName).toBe('Health Center');
    expect(readFacilityType('Eye Clinic').typeName).toBe('Eye Clinic');
  });
});
